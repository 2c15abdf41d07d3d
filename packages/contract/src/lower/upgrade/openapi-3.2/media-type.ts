import { child } from '../../../pointer.ts';
import { own, setOwn, type Draft } from '../../../openapi/model.ts';
import type { Rewrite } from '../step.ts';
import { keepFields } from './kept-fields.ts';

/** OpenAPI 3.2.0, section 4.14: media types may be shared, and describe the items of a sequence. */
export const rewriteMediaType: Rewrite = (node, pointer, upgrading) => {
  const { lowering, follow, duplicate, tally } = upgrading;
  const { origins } = lowering;
  const ref = own(node, '$ref');
  const found = typeof ref === 'string' ? follow(ref, pointer) : undefined;
  if (found !== undefined) {
    for (const key of Object.keys(node)) delete node[key];
    for (const [key, value] of Object.entries(duplicate(found.node) as Draft)) setOwn(node, key, value);
    origins.note(pointer, found.source, found.pointer);
  }
  keepFields('mediaType')(node, pointer, upgrading);
  const itemSchema = own(node, 'itemSchema');
  if (itemSchema === undefined) return;
  delete node['itemSchema'];
  // For validation a sequence is the array of its items. OpenAPI 3.2.0, section 4.14.3.
  const whole = own(node, 'schema');
  const items: Draft = { type: 'array', items: itemSchema };
  node['schema'] = whole === undefined ? items : { allOf: [whole, items] };
  const { source, pointer: written } = origins.find(pointer);
  const place = child(pointer, 'schema');
  if (whole !== undefined) origins.note(`${place}/allOf/0`, source, child(written, 'schema'));
  origins.noteCopy(whole === undefined ? place : `${place}/allOf/1`, source, child(written, 'itemSchema'));
  const at = whole === undefined ? child(place, 'items') : `${place}/allOf/1/items`;
  origins.note(at, source, child(written, 'itemSchema'));
  const message = 'OpenAPI 3.1 does not describe the items of a stream; the whole of it is read as an array of them';
  tally.add({ severity: 'warning', code: 'version-feature-item-schema', message }, at);
};
