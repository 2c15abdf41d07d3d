import { child } from '../../../pointer.ts';
import { own } from '../../../openapi/model.ts';
import type { Rewrite } from '../step.ts';

/** OpenAPI 3.2.0, section 4.19: what an example is as data is its value; how it is written has no field in 3.1. */
export const rewriteExample: Rewrite = (node, pointer, { lowering: { origins }, tally }) => {
  if (typeof own(node, '$ref') === 'string') return;
  const { source, pointer: written } = origins.find(pointer);
  if (Object.hasOwn(node, 'dataValue')) {
    if (!Object.hasOwn(node, 'value')) {
      node['value'] = node['dataValue'];
      origins.note(child(pointer, 'value'), source, child(written, 'dataValue'));
    }
    delete node['dataValue'];
  }
  if (!Object.hasOwn(node, 'serializedValue')) return;
  const place = child(pointer, 'x-oai-serializedValue');
  node['x-oai-serializedValue'] = node['serializedValue'];
  delete node['serializedValue'];
  origins.noteCopy(place, source, child(written, 'serializedValue'));
  const message = 'OpenAPI 3.1 has no serializedValue; it is kept as x-oai-serializedValue';
  tally.add({ severity: 'warning', code: 'version-feature-serialized-value', message }, place);
};
