import type { Refusal } from '@schemawright/contract';
import { jsonOf } from './json-block.ts';
import { refusal } from './refusal.ts';

interface Sign {
  readonly code: string;
  readonly message: string;
  readonly mend?: string;
  readonly pattern: RegExp;
}

/** How pages look that came instead of the one that was asked for. The first sign that is found names the refusal. */
const signs: readonly Sign[] = [
  {
    code: 'page-is-bot-check',
    message: 'this is a check for robots, not the page',
    pattern:
      /just a moment\.\.\.|verif(?:y|ying) (?:that )?you are (?:a )?human|checking your browser|captcha|unusual traffic/iu,
  },
  {
    code: 'page-is-script-shell',
    message: 'this page is empty until a browser runs its script',
    mend: 'save the text of the page as a browser shows it, or name the published description',
    pattern:
      /(?:enable|requires?|turn on|activ(?:e|ar|er)|without) java ?script|<div id="(?:root|app|__next)">\s*<\/div>/iu,
  },
  {
    code: 'page-not-found',
    message: 'this page says that there is no such page',
    pattern:
      /^\s*(?:error\s*)?404\b|page (?:was )?not found|page (?:you (?:are|were) looking for )?(?:does not|doesn['’]t|could not|couldn['’]t) (?:exist|be found)|página no encontrada|page (?:introuvable|non trouvée)|seite (?:wurde )?nicht gefunden|página não encontrada|ページが見つかりません|找不到页面|页面不存在/imu,
  },
  {
    code: 'page-is-login',
    message: 'this is a login page',
    mend: 'save the page while logged in; credentials are never sent for you',
    pattern:
      /\b(?:sign|log) ?in\b|\blogin\b|forgot (?:your )?password|iniciar sesión|se connecter|\banmelden\b|fazer login|ログイン|登录/iu,
  },
  {
    code: 'page-is-markup',
    message: 'this is HTML, and the page is read as text',
    mend: 'save the text of the page as a browser shows it',
    pattern: /^\s*<(?:!doctype|html|head|body)\b/iu,
  },
];

/** The sign of a page that is not the one that was asked for, if there is any in its text. */
export const signOfAnotherPage = (text: string): Sign | undefined => {
  const beginning = text.slice(0, 20_000);
  return signs.find((sign) => sign.pattern.test(beginning));
};

/** Why a text that no source recognises cannot be read. */
export const unreadable = (text: string, file: string): Refusal => {
  if (jsonOf(text) !== undefined) {
    return refusal(file, 'json-not-a-contract', 'this JSON is neither an API description nor a schema');
  }
  if (text.trimStart().startsWith('{')) {
    return refusal(file, 'json-malformed', 'this is no JSON: it is cut, or something else stands in it');
  }
  const sign = signOfAnotherPage(text);
  if (sign !== undefined) return refusal(file, sign.code, sign.message, 1, sign.mend);
  return refusal(
    file,
    'page-not-a-reference',
    'no operation is described here: a reference page has a method, a path, and a sample call or a list of fields',
  );
};
