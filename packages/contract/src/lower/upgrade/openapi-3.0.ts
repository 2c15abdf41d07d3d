import { child } from '../../pointer.ts';
import { report } from '../draft.ts';
import { liftFlags } from './composed-flags.ts';
import { exclusive } from './exclusive.ts';
import { olderMembers, rewriteOlder } from './json-schema.ts';
import { allowNull, annotations } from './null.ts';
import type { Rewrite, Step } from './step.ts';

/** In 3.0 whatever stands beside `$ref` is ignored. OpenAPI 3.0.4, section 4.7.23. */
const dropBeside: Rewrite = (node, pointer, { lowering }) => {
  const dropped = Object.keys(node).filter((key) => key !== '$ref');
  for (const key of dropped) delete node[key];
  const meant = dropped.filter((key) => !annotations.has(key) && !key.startsWith('x-'));
  if (meant.length === 0) return;
  report(lowering, pointer, {
    severity: 'warning',
    code: 'ref-siblings',
    message: `OpenAPI 3.0 ignores what stands beside $ref: ${meant.join(', ')}`,
    mend: 'put the $ref into an allOf, or move the description to OpenAPI 3.1',
  });
};

const rewriteSchema: Rewrite = (schema, pointer, upgrading) => {
  const { origins } = upgrading.lowering;
  if ('example' in schema) {
    if (!('examples' in schema)) {
      schema['examples'] = [schema['example']];
      origins.moved(`${pointer}/examples/0`, child(pointer, 'example'));
    }
    delete schema['example'];
  }
  exclusive(schema, 'minimum', 'exclusiveMinimum');
  exclusive(schema, 'maximum', 'exclusiveMaximum');
  if (schema['nullable'] === true) {
    liftFlags(schema, pointer, upgrading);
    allowNull(schema, (keyword, place) => {
      const { source, pointer: written } = origins.find(pointer);
      origins.note(pointer + place, source, child(written, keyword));
    });
  }
  // What is no flag is told of later.
  if (typeof schema['nullable'] === 'boolean') delete schema['nullable'];
  rewriteOlder(schema, pointer, upgrading);
};

/** OpenAPI 3.0 becomes 3.1: its schemas become JSON Schema 2020-12. */
export const openApi30: Step = {
  reference: () => dropBeside,
  saying: new Set(['example', 'exclusiveMinimum', 'exclusiveMaximum', 'nullable', ...olderMembers]),
  rewrite: { schema: rewriteSchema },
};
