import { child, type Pointer } from '../../../pointer.ts';
import { own, setOwn, type Draft } from '../../../openapi/model.ts';
import type { Rewrite, Upgrading } from '../step.ts';
import { takeSchema } from './parameters.ts';
import type { BodyPart } from './body-parts.ts';
import { textsIn } from './texts.ts';

/** Gives an operation its body: by reference where that says the same, else in place. */
export const writeBody = (
  operation: Draft,
  pointer: Pointer,
  { node, ref, at, origin, root }: BodyPart,
  consumes: readonly string[],
  isShared: boolean,
  upgrading: Upgrading,
): void => {
  const { origins } = upgrading.lowering;
  const place = child(pointer, 'requestBody');
  if (ref !== undefined && isSameList(consumes, textsIn(root, 'consumes') ?? [])) {
    operation['requestBody'] = { $ref: ref };
    origins.noteCopy(place, at.source, at.pointer);
    return;
  }
  const isCopy = ref !== undefined || isShared;
  const body = isCopy ? (upgrading.duplicate(node) as Draft) : node;
  operation['requestBody'] = body;
  if (isCopy) origins.noteCopy(place, origin.source, origin.pointer);
  else origins.note(place, origin.source, origin.pointer);
  toRequestBody(body, place, consumes, upgrading);
};

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** A body parameter where a request body belongs: one that operations refer to. */
export const rewriteBodyParameter: Rewrite = (node, pointer, upgrading) => {
  if (own(node, 'in') === 'body') toRequestBody(node, pointer, textsIn(upgrading.root, 'consumes') ?? [], upgrading);
};

/** Swagger 2.0, "Parameter Object", in: body. JSON is meant where nothing is said of media types. */
const toRequestBody = (node: Draft, pointer: Pointer, consumes: readonly string[], upgrading: Upgrading): void => {
  const { origins } = upgrading.lowering;
  const { source, pointer: written } = origins.find(pointer);
  const isHome = origins.lowered(source, written) === pointer;
  const { schema } = takeSchema(node, pointer, 'body', upgrading);
  for (const key of ['in', 'name', 'schema']) delete node[key];
  const content: Draft = {};
  for (const type of consumes.length > 0 ? consumes : ['application/json']) {
    const isFirst = Object.keys(content).length === 0;
    setOwn(content, type, { schema: isFirst ? schema : upgrading.duplicate(schema) });
    const place = child(child(child(pointer, 'content'), type), 'schema');
    if (isFirst && isHome) origins.note(place, source, child(written, 'schema'));
    else origins.noteCopy(place, source, child(written, 'schema'));
  }
  node['content'] = content;
};
