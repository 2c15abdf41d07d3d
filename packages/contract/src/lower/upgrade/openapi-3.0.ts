import { child, type Pointer } from '../../pointer.ts';
import type { Draft, Kind } from '../../openapi/model.ts';
import { report } from '../draft.ts';
import { allowNull, annotations } from './null.ts';
import type { Rewrite, Step } from './step.ts';

/** In 3.0 whatever stands beside `$ref` is ignored. OpenAPI 3.0.4, section 4.7.23. */
const dropSiblings =
  (kind: Kind): Rewrite =>
  (node, pointer, { lowering }) => {
    const dropped = Object.keys(node).filter((key) => key !== '$ref');
    for (const key of dropped) delete node[key];
    const meant = dropped.filter((key) => !annotations.has(key) && !key.startsWith('x-'));
    if (meant.length === 0 || kind !== 'schema') return;
    report(lowering, pointer, {
      severity: 'warning',
      code: 'ref-siblings',
      message: `OpenAPI 3.0 ignores what stands beside $ref: ${meant.join(', ')}`,
      mend: 'put the $ref into an allOf, or move the description to OpenAPI 3.1',
    });
  };

const rewriteSchema: Rewrite = (schema, pointer, { lowering: { origins } }) => {
  const note = (keyword: string, place: Pointer): void => {
    const { source, pointer: written } = origins.find(pointer);
    origins.note(pointer + place, source, child(written, keyword));
  };
  if ('example' in schema) {
    if (!('examples' in schema)) {
      schema['examples'] = [schema['example']];
      note('example', '/examples/0');
    }
    delete schema['example'];
  }
  exclusive(schema, 'minimum', 'exclusiveMinimum');
  exclusive(schema, 'maximum', 'exclusiveMaximum');
  if (schema['nullable'] === true) allowNull(schema, note);
  delete schema['nullable'];
};

/** The boolean of 3.0 turns the bound itself into the exclusive one. */
const exclusive = (schema: Draft, bound: string, keyword: string): void => {
  const flag = schema[keyword];
  if (typeof flag !== 'boolean') return;
  delete schema[keyword];
  if (!flag || schema[bound] === undefined) return;
  schema[keyword] = schema[bound];
  delete schema[bound];
};

/** OpenAPI 3.0 becomes 3.1: its schemas become JSON Schema 2020-12. */
export const openApi30: Step = {
  to: '3.1',
  reference: dropSiblings,
  rewrite: { schema: rewriteSchema },
};
