/** What a line of a page can be when it is a label and nothing else. */
export type Label =
  | 'skip'
  | 'authorizations'
  | 'headers'
  | 'cookies'
  | 'path'
  | 'query'
  | 'body'
  | 'response'
  | 'required'
  | 'default'
  | 'options'
  | 'example'
  | 'children';

type Dictionary = Readonly<Partial<Record<Label, string | readonly string[]>>>;

/** The labels of Mintlify reference pages as they were seen, by language. A new language is a new entry. */
const dictionaries: Readonly<Record<string, Dictionary>> = {
  en: {
    skip: 'Skip to main content',
    authorizations: 'Authorizations',
    headers: 'Headers',
    cookies: 'Cookies',
    path: 'Path Parameters',
    query: 'Query Parameters',
    body: 'Body',
    response: 'Response',
    required: 'required',
    default: 'default',
    options: 'Available options',
    example: 'Example',
    children: ['Show child attributes', 'Hide child attributes'],
  },
  es: {
    skip: 'Saltar al contenido principal',
    authorizations: 'Autorizaciones',
    path: 'Parámetros de ruta',
    query: 'Parámetros de consulta',
    body: 'Cuerpo',
    response: 'Respuesta',
    required: 'requerido',
    default: 'predeterminado',
    options: 'Opciones disponibles',
    example: 'Ejemplo',
    children: ['Mostrar atributos secundarios', 'Ocultar atributos secundarios'],
  },
  fr: {
    skip: 'Passer au contenu principal',
    authorizations: 'Autorisations',
    path: 'Paramètres de chemin',
    query: 'Paramètres de requête',
    body: 'Corps',
    response: 'Réponse',
    required: 'requis',
    default: 'défaut',
    options: 'Options disponibles',
    example: 'Exemple',
    children: ['Afficher attributs enfants', 'Masquer attributs enfants'],
  },
  de: {
    skip: 'Zum Hauptinhalt springen',
    authorizations: 'Autorisierungen',
    path: 'Pfadparameter',
    query: 'Abfrageparameter',
    body: 'Body',
    response: 'Antwort',
    required: 'erforderlich',
    default: 'Standard',
    options: 'Verfügbare Optionen',
    example: 'Beispiel',
  },
  'pt-BR': {
    skip: 'Pular para o conteúdo principal',
    authorizations: 'Autorizações',
    path: 'Parâmetros de caminho',
    query: 'Parâmetros de consulta',
    body: 'Corpo',
    response: 'Resposta',
    required: 'obrigatório',
    default: 'padrão',
    options: 'Opções disponíveis',
    example: 'Exemplo',
  },
  ja: {
    skip: 'メインコンテンツへスキップ',
    authorizations: '承認',
    path: 'パスパラメータ',
    query: 'クエリパラメータ',
    body: 'ボディ',
    response: 'レスポンス',
    required: '必須',
    default: 'デフォルト',
    options: '利用可能なオプション',
    example: '例',
  },
  zh: {
    skip: '跳转到主要内容',
    authorizations: '授权',
    path: '路径参数',
    query: '查询参数',
    body: '请求体',
    response: '响应',
    required: '必填',
    default: '默认值',
    options: '可用选项',
    example: '示例',
    children: '显示 子属性',
  },
};

/** Case, width, kind of blank and a closing colon do not matter to a label. */
const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/ ?:$/u, '');

const languagesOf: ReadonlyMap<string, readonly { readonly label: Label; readonly language: string }[]> = (() => {
  const found = new Map<string, { readonly label: Label; readonly language: string }[]>();
  for (const [language, dictionary] of Object.entries(dictionaries)) {
    for (const [label, texts] of Object.entries(dictionary)) {
      for (const text of [texts].flat()) {
        const key = fold(text);
        found.set(key, [...(found.get(key) ?? []), { label: label as Label, language }]);
      }
    }
  }
  return found;
})();

/** The label that a whole line is, in whatever language: translated pages keep some labels in English. */
export const labelOf = (line: string): Label | undefined =>
  line.length > 80 ? undefined : languagesOf.get(fold(line))?.[0]?.label;

/** `default:x` in whatever language: the label before the first colon and the value behind it. */
export const labelledValue = (line: string): { readonly label: Label; readonly value: string } | undefined => {
  const colon = line.search(/[:：]/u);
  if (colon === -1 || colon > 40) return undefined;
  const label = labelOf(line.slice(0, colon));
  return label === undefined ? undefined : { label, value: line.slice(colon + 1).trim() };
};

/** `Last modified on May 11, 2026` and its kin: the end of a page. It dates the prose, never the contract. */
export const isEndOfPage = (line: string): boolean =>
  line.length < 80 &&
  /^(?:(?:Last modified on|Última modificação:|最終更新日) ?.*\d|Was this page helpful\?$)/u.test(
    line.normalize('NFKC'),
  );

/** The language whose labels a page has most of; null when it has none that is known. */
export const languageOf = (lines: readonly string[]): string | null => {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const found = line.length > 80 ? undefined : (languagesOf.get(fold(line)) ?? labelLanguages(line));
    for (const { language } of found ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [language, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = language;
  return best;
};

const labelLanguages = (line: string): ReturnType<typeof languagesOf.get> => {
  const colon = line.search(/[:：]/u);
  return colon === -1 ? undefined : languagesOf.get(fold(line.slice(0, colon)));
};
