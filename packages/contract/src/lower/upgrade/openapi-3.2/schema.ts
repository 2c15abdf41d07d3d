import { child } from '../../../pointer.ts';
import { isObject, own, type Draft } from '../../../openapi/model.ts';
import { openDiscriminator } from '../../../openapi/types.ts';
import type { Rewrite } from '../step.ts';

/** OpenAPI 3.2.0, sections 4.25 and 4.26. */
export const rewriteSchema: Rewrite = (schema, pointer, upgrading) => {
  rewriteXml(schema, pointer, upgrading);
  const discriminator = own(schema, 'discriminator');
  if (!isObject(discriminator) || !Object.hasOwn(discriminator, 'defaultMapping')) return;
  // Without it a union is what its branches say; with it 3.1 would demand a tag that may be missing or unknown.
  delete schema['discriminator'];
  schema[openDiscriminator] = discriminator;
  upgrading.tally.add(
    {
      severity: 'warning',
      code: 'version-feature-default-mapping',
      message: 'OpenAPI 3.1 has no defaultMapping; it is kept in x-oai-discriminator, and the branches alone decide',
    },
    child(child(pointer, 'discriminator'), 'defaultMapping'),
  );
};

/** `nodeType` says what `attribute` and `wrapped` say in 3.1, and more. */
const rewriteXml: Rewrite = (schema, pointer, { lowering: { origins }, tally }) => {
  const xml = own(schema, 'xml');
  if (!isObject(xml) || !Object.hasOwn(xml, 'nodeType')) return;
  const { nodeType } = xml;
  if (saidIn31(xml, nodeType, schema['type'] === 'array')) {
    delete xml['nodeType'];
    return;
  }
  xml['x-node-type'] = nodeType;
  delete xml['nodeType'];
  const place = `${pointer}/xml/x-node-type`;
  const { source, pointer: written } = origins.find(pointer);
  origins.noteCopy(place, source, `${written}/xml/nodeType`);
  const message = 'OpenAPI 3.1 has no such XML node; it is kept as x-node-type';
  tally.add({ severity: 'warning', code: 'version-feature-xml-node', message }, place);
};

const saidIn31 = (xml: Draft, nodeType: unknown, isArray: boolean): boolean => {
  if (nodeType === 'attribute') xml['attribute'] = true;
  else if (nodeType === 'element' && isArray) xml['wrapped'] = true;
  else if (nodeType === 'none') return isArray;
  else return nodeType === 'element';
  return true;
};
