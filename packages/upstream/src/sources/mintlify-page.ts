import { listsOf } from '../mintlify/lists.ts';
import { pageOf, type Page } from '../mintlify/page.ts';
import type { Note, OperationStatement, Reading } from '../reading.ts';
import { refusal } from '../refusal.ts';
import { signOfAnotherPage } from '../unreadable.ts';
import type { Source } from './source.ts';

/** A Mintlify API page reduced to text, in any language whose labels are known; in others by its structure. */
export const mintlifyPage: Source = {
  kind: 'mintlify-page',
  detect: (text) => pageOf(text) !== undefined,
  read: (text, { file }): Reading => {
    const page = pageOf(text);
    if (page === undefined) throw refusal(file, 'page-not-a-reference', 'no operation is described here');
    refuseEmpty(page, text, file);
    if (page.allFields.fields.length > mostFields || (page.call?.fields.size ?? 0) > mostFields) {
      throw refusal(file, 'too-many-fields', `more than ${mostFields} fields, the limit for a page`);
    }
    const { request, response, parameters, completePlaces, notes } = listsOf(page);
    const operation: OperationStatement = {
      method: page.method,
      path: page.path,
      line: page.line,
      parameters,
      completePlaces,
      requests: request === undefined ? [] : [request],
      responses: response === undefined ? [] : [response],
    };
    return {
      kind: 'mintlify-page',
      file,
      operation: { method: page.method, path: page.path },
      language: page.language,
      operations: [operation],
      schemas: [],
      notes: [...notes, ...silences(page)],
    };
  },
};

const mostFields = 5000;

/** A page that looks like a reference and states nothing is another page, or one whose text came through broken. */
const refuseEmpty = (page: Page, text: string, file: string): void => {
  if (page.allFields.fields.length > 0) return;
  if (text.split('\n').filter((line) => runTogether.test(line)).length > 1) {
    throw refusal(
      file,
      'names-run-together',
      'names and types run together in this text; the fields cannot be told apart',
    );
  }
  const sign = signOfAnotherPage(text);
  if (page.sample === undefined || sign?.code === 'page-not-found') {
    if (sign !== undefined) throw refusal(file, sign.code, sign.message, 1, sign.mend);
    if (page.sections.length > 0 || (page.call?.fields.size ?? 0) > 0) return;
    throw refusal(
      file,
      'page-states-nothing',
      'this page names an operation and shows neither fields nor a sample',
      page.line,
    );
  }
};

const runTogether =
  /^\s*[A-Za-z_][\w.]{0,80}(?:string|integer|number|boolean|object|array)(?:<\w{1,20}>|\[\])?(?:required)?\s*$/u;

/** What the page does not show. Silence changes nothing, and is told so that nobody takes it for agreement. */
const silences = (page: Page): readonly Note[] => {
  const response = page.sections.find((section) => section.name === 'response');
  const security = page.sections.find((section) => section.name === 'authorizations');
  return [
    ...(response === undefined || response.status === undefined
      ? [{ code: 'status-not-shown', message: 'the page does not show the status of the response' }]
      : []),
    ...(response === undefined || response.mediaType === undefined
      ? [{ code: 'media-type-not-shown', message: 'the page does not show the media type of the response' }]
      : []),
    {
      code: 'other-responses-not-shown',
      message: 'the page selects one response; all others, errors among them, are not shown',
    },
    security === undefined
      ? { code: 'security-not-shown', message: 'the page does not show how calls are authorized' }
      : {
          code: 'security-not-compared',
          message: 'the way calls are authorized is shown and not compared',
          line: security.line,
        },
  ];
};
