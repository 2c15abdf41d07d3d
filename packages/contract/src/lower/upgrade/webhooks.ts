import { isDeepStrictEqual } from 'node:util';
import { additionalOperations, methods } from '../../openapi/types.ts';
import { isObject, own, setOwn, type Draft } from '../../openapi/model.ts';
import { child } from '../../pointer.ts';
import type { Report } from '../draft.ts';
import type { Upgrading } from './step.ts';

const extension = 'x-webhooks';

/**
 * `x-webhooks`, by which descriptions say `webhooks` of OpenAPI 3.1 in versions that have none, or to tools that know none:
 * its path items are written in the version of the file. What both have is that of `webhooks`, and what is no path item
 * stays in the extension. OpenAPI 3.1.1, section 4.8.1.
 */
export const readWebhooks = (document: Draft, { lowering: { origins }, tally }: Upgrading): void => {
  const written = own(document, extension) ?? undefined;
  const standard = own(document, 'webhooks') ?? undefined;
  if (written === undefined || (standard !== undefined && !isObject(standard))) return;
  if (!isObject(written)) return tally.add(malformed, child('', extension));
  const { source } = origins.find('');
  const webhooks: Draft = standard ?? {};
  const left: Draft = {};
  for (const [name, item] of Object.entries(written)) {
    const place = child(`/${extension}`, name);
    const there = own(webhooks, name);
    if (isPathItem(item) && there === undefined) {
      setOwn(webhooks, name, item);
      origins.note(child('/webhooks', name), source, place);
    } else if (!isDeepStrictEqual(there, item)) {
      setOwn(left, name, item);
      if (isPathItem(item)) tally.add(twice, place);
      else if (!name.startsWith('x-')) tally.add(malformed, place);
    }
  }
  delete document[extension];
  if (Object.keys(left).length > 0) document[extension] = left;
  if (standard !== undefined || Object.keys(left).length === Object.keys(written).length) return;
  document['webhooks'] = webhooks;
  origins.noteCopy('/webhooks', source, `/${extension}`);
};

/** Others may mean something of their own by the extension: a path item has an operation, or is that of a reference. */
const isPathItem = (item: unknown): boolean =>
  isObject(item) &&
  (typeof own(item, '$ref') === 'string' || operationFields.some((field) => isObject(own(item, field))));

/** In any version. */
const operationFields: readonly string[] = [...methods, 'query', 'additionalOperations', additionalOperations];

const malformed: Report = {
  severity: 'warning',
  code: 'webhook-unread',
  message: `${extension} has path items by the names of webhooks; what stands here is none, and stays an extension`,
  mend: 'describe the webhook as a path item: with an operation under the method by which it is sent',
};

const twice: Report = {
  severity: 'warning',
  code: 'webhook-twice',
  message: 'webhooks has another path item of this name, which is read; this one stays an extension',
};
