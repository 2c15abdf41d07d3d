import { expect, test } from 'vitest';
import { readSource } from '../src/index.ts';
import { codes, driftOf, english, orders, pageIn, read, replace, type Labels } from './orders.ts';

const languages: readonly (readonly [string, Labels])[] = [
  ['en', english],
  [
    'es',
    {
      query: 'Parámetros de consulta',
      body: 'Cuerpo',
      response: 'Respuesta',
      required: 'requerido',
      options: 'Opciones disponibles:',
      default: 'predeterminado:',
      children: 'Mostrar atributos secundarios',
    },
  ],
  [
    'fr',
    {
      query: 'Paramètres de requête',
      body: 'Corps',
      response: 'Réponse',
      required: 'requis',
      options: 'Options disponibles :',
      default: 'défaut:',
      children: 'Afficher attributs enfants',
    },
  ],
  [
    'de',
    {
      query: 'Abfrageparameter',
      body: 'Body',
      response: 'Antwort',
      required: 'erforderlich',
      options: 'Verfügbare Optionen:',
      default: 'Standard:',
    },
  ],
  [
    'pt-BR',
    {
      query: 'Parâmetros de consulta',
      body: 'Corpo',
      response: 'Resposta',
      required: 'obrigatório',
      options: 'Opções disponíveis:',
      default: 'padrão:',
    },
  ],
  [
    'ja',
    {
      query: 'クエリパラメータ',
      body: 'ボディ',
      response: 'レスポンス',
      required: '必須',
      options: '利用可能なオプション：',
      default: 'デフォルト：',
    },
  ],
  [
    'zh',
    {
      query: '查询参数',
      body: '请求体',
      response: '响应',
      required: '必填',
      options: '可用选项:',
      default: '默认值:',
      children: '显示 子属性',
    },
  ],
];

test.each(languages)('a page in %s states what the same page states in English', (language, labels) => {
  const page = pageIn(labels);
  expect(readSource(page, { file: 'page.txt' })).toMatchObject({
    kind: 'mintlify-page',
    language,
    operation: { method: 'POST', path: '/shop/v1/orders/{orderId}' },
  });
  expect(driftOf(read(page))).toEqual([]);
});

test.each(languages)('a field that lost its mark on a page in %s is optional', (_language, labels) => {
  const page = replace(pageIn(labels), `integer<int64>\n${labels.required}\n`, 'integer<int64>\n');
  expect(driftOf(read(page))).toEqual(['/components/schemas/Common/required ["id"] -> undefined']);
});

test('labels of another language on a translated page are understood', () => {
  const mixed = replace(pageIn({ ...english, required: 'requis' }), 'Query Parameters', 'Paramètres de requête');
  expect(driftOf(read(mixed))).toEqual([]);
});

test('headings that are not understood leave the types, as weak evidence', () => {
  const italian: Labels = {
    query: 'Query Parameters',
    body: 'Corpo della richiesta',
    response: 'Risposta',
    required: 'obbligatorio',
    options: 'Opzioni disponibili:',
    default: 'predefinito:',
  };
  const applied = read(pageIn(italian));
  expect(driftOf(applied)).toEqual([]);
  expect(codes(applied)).toContain('labels-unknown');
  const changed = read(replace(pageIn(italian), 'string<date-time>', 'integer'));
  const due = '/components/schemas/OpenOrder/allOf/1/properties/due';
  expect(driftOf(changed)).toEqual([`${due}/type "string" -> "integer"`, `${due}/format "date-time" -> undefined`]);
  expect(changed.evidence(due)).toBe('sample');
});

test('the contract itself is handed back when nothing differs', () => {
  const applied = read(pageIn(english));
  expect(applied.contract).toBe(orders);
});
