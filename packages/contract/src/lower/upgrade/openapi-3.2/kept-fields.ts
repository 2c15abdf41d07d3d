import { child } from '../../../pointer.ts';
import { own, setOwn, type Kind } from '../../../openapi/model.ts';
import type { Rewrite } from '../step.ts';

type Field = readonly [field: string, extension: string, code: string];

/**
 * Fields that 3.1 lacks: each is kept as an extension, and told. By the name that it has in earlier versions, where there is one:
 * https://spec.openapis.org/registry/extension/
 */
const fields: Readonly<Partial<Record<Kind | 'tag', readonly Field[]>>> = {
  server: [['name', 'x-oai-name', 'server-name']],
  tag: [
    ['summary', 'x-summary', 'tag'],
    ['parent', 'x-parent', 'tag'],
    ['kind', 'x-kind', 'tag'],
  ],
  response: [['summary', 'x-oai-summary', 'response-summary']],
  mediaType: [
    ['prefixEncoding', 'x-oai-prefixEncoding', 'positional-encoding'],
    ['itemEncoding', 'x-oai-itemEncoding', 'positional-encoding'],
  ],
  encoding: [
    ['encoding', 'x-oai-encoding', 'nested-encoding'],
    ['prefixEncoding', 'x-oai-prefixEncoding', 'positional-encoding'],
    ['itemEncoding', 'x-oai-itemEncoding', 'positional-encoding'],
  ],
  securityScheme: [
    ['oauth2MetadataUrl', 'x-oauth2-metadata-url', 'oauth2-metadata'],
    ['deprecated', 'x-oai-deprecated', 'security-deprecated'],
  ],
};

/** Keeps what 3.1 has no field for on objects of a kind. */
export const keepFields =
  (kind: Kind | 'tag'): Rewrite =>
  (node, pointer, { lowering: { origins }, tally }) => {
    if (typeof own(node, '$ref') === 'string') return;
    for (const [field, extension, code] of fields[kind] ?? []) {
      if (!Object.hasOwn(node, field)) continue;
      setOwn(node, extension, node[field]);
      delete node[field];
      const { source, pointer: written } = origins.find(pointer);
      const place = child(pointer, extension);
      origins.noteCopy(place, source, child(written, field));
      const message = `OpenAPI 3.1 has no ${field} here; it is kept as ${extension}`;
      tally.add({ severity: 'warning', code: `version-feature-${code}`, message }, place);
    }
  };
