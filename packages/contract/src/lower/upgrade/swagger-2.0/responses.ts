import { child, type Pointer } from '../../../pointer.ts';
import { isObject, own, setOwn, type Draft } from '../../../openapi/model.ts';
import type { Rewrite, Upgrading } from '../step.ts';
import { textsIn } from './texts.ts';

/** The responses of an operation: shared ones stand in place where the operation produces something else than they. */
export const rewriteResponses = (
  responses: Draft,
  pointer: Pointer,
  produces: readonly string[],
  upgrading: Upgrading,
): void => {
  const { follow, duplicate, lowering } = upgrading;
  for (const [status, response] of Object.entries(responses)) {
    if (!isObject(response) || status.startsWith('x-')) continue;
    const place = child(pointer, status);
    const ref = own(response, '$ref');
    if (typeof ref !== 'string') {
      toContent(response, place, produces, upgrading);
      continue;
    }
    const found = follow(ref, place);
    if (found === undefined || !hasContent(found.node)) continue;
    const shared = textsIn(found.root, 'produces') ?? [];
    if (shared.join('\n') === produces.join('\n')) continue;
    const inPlace = duplicate(found.node) as Draft;
    setOwn(responses, status, inPlace);
    lowering.origins.noteCopy(place, found.source, found.pointer);
    toContent(inPlace, place, produces, upgrading);
  }
};

const hasContent = (response: Draft): boolean =>
  Object.hasOwn(response, 'schema') || Object.hasOwn(response, 'examples');

/** A response that operations refer to. */
export const rewriteResponse: Rewrite = (node, pointer, upgrading) => {
  if (typeof own(node, '$ref') !== 'string')
    toContent(node, pointer, textsIn(upgrading.root, 'produces') ?? [], upgrading);
};

/** Swagger 2.0, "Response Object": without a schema there is no content. */
const toContent = (response: Draft, pointer: Pointer, produces: readonly string[], upgrading: Upgrading): void => {
  if (!hasContent(response)) return;
  const { schema } = response;
  const given = own(response, 'examples');
  const examples = isObject(given) ? given : {};
  delete response['schema'];
  delete response['examples'];
  const { origins } = upgrading.lowering;
  const { source, pointer: written } = origins.find(pointer);
  const isHome = origins.lowered(source, written) === pointer;
  const types = mediaTypesOf(produces, Object.keys(examples), schema);
  const content: Draft = {};
  for (const type of types) {
    const place = child(child(pointer, 'content'), type);
    const mediaType: Draft = {};
    if (schema !== undefined) {
      const isFirst = Object.keys(content).length === 0;
      mediaType['schema'] = isFirst ? schema : upgrading.duplicate(schema);
      if (isFirst && isHome) origins.note(child(place, 'schema'), source, child(written, 'schema'));
      else origins.noteCopy(child(place, 'schema'), source, child(written, 'schema'));
    }
    if (Object.hasOwn(examples, type)) {
      mediaType['example'] = examples[type];
      origins.noteCopy(child(place, 'example'), source, child(child(written, 'examples'), type));
    }
    if (Object.keys(mediaType).length > 0) setOwn(content, type, mediaType);
  }
  if (Object.keys(content).length > 0) response['content'] = content;
  tellUnplaced(examples, types, pointer, upgrading);
};

/** What is produced; else what there are examples of; else bytes for a file and anything for the rest. */
const mediaTypesOf = (
  produces: readonly string[],
  exemplified: readonly string[],
  schema: unknown,
): readonly string[] => {
  if (produces.length > 0) return produces;
  if (exemplified.length > 0) return exemplified;
  return [isObject(schema) && schema['type'] === 'file' ? 'application/octet-stream' : '*/*'];
};

const tellUnplaced = (examples: Draft, types: readonly string[], pointer: Pointer, { tally }: Upgrading): void => {
  if (!Object.keys(examples).some((type) => !types.includes(type))) return;
  const message = 'an example of a media type that is not produced is left out';
  tally.add({ severity: 'warning', code: 'swagger-example', message }, child(pointer, 'examples'));
};
