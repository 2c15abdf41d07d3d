import { contractOfText } from '@schemawright/contract';
import { isObject } from '../conjuncts.ts';
import { describedBy } from '../described.ts';
import { jsonOf } from '../json-block.ts';
import type { Source } from './source.ts';

/** An OpenAPI document, JSON or YAML: the published description itself. Its lists are whole. */
export const openapi: Source = {
  kind: 'openapi',
  detect: (text) => {
    const value = jsonOf(text);
    if (value === undefined) return /^["']?(?:openapi|swagger)["']?\s*:\s*["']?\d/mu.test(text.slice(0, 20_000));
    return isObject(value) && (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger'));
  },
  read: (text, { file }) => {
    const contract = contractOfText(text, { file });
    const faulty = contract.problems.find((problem) => problem.severity === 'error');
    const operations = describedBy(contract, faulty === undefined).operations();
    const [only] = operations;
    return {
      kind: 'openapi',
      file,
      operation: only === undefined || operations.length > 1 ? null : { method: only.method, path: only.path },
      language: null,
      operations,
      schemas: [],
      notes: [
        ...(faulty === undefined
          ? []
          : [
              {
                code: 'description-faulty',
                message: 'the description has errors: nothing counts as removed',
                line: faulty.place.line,
              },
            ]),
        {
          code: 'not-compared',
          message: 'response headers and security requirements of the description are not compared',
        },
      ],
    };
  },
};
