import { isObject, own } from '../openapi/model.ts';
import { isFurtherMethod } from '../openapi/path-item.ts';
import { additionalOperations } from '../openapi/types.ts';
import { isReservedHeader, operations, type Operation } from '../operations.ts';
import { child } from '../pointer.ts';
import type { LintRule } from './rule.ts';

const expressions = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => name);

const onPaths = (all: readonly Operation[]): readonly Operation[] => all.filter(({ kind }) => kind === 'path');

/** Names of query parameters whose values are credentials; whatever stands in a URL ends up in logs. */
const secretNames =
  /^(?:access_?token|refresh_?token|id_?token|client_?secret|password|passwd|secret|api_?key|hapikey|private_?key)$/iu;

export const operationRules: readonly LintRule[] = [
  {
    code: 'path-slash',
    severity: 'error',
    isTold: true,
    purpose: 'path templates begin with a slash (OpenAPI 3.1.1, 4.8.8)',
    *find({ document }) {
      for (const path of Object.keys(document.paths ?? {})) {
        if (path.startsWith('/') || path.startsWith('x-')) continue;
        yield { pointer: child('/paths', path), message: 'this path does not begin with a slash' };
      }
    },
  },
  {
    code: 'path-ambiguous',
    severity: 'error',
    isTold: true,
    purpose: 'no two path templates differ in the names of their parameters only (OpenAPI 3.1.1, 4.8.8.2)',
    *find({ document }) {
      const seen = new Map<string, string>();
      for (const path of Object.keys(document.paths ?? {})) {
        if (path.startsWith('x-')) continue;
        const blank = path.replace(/\{[^{}]*\}/gu, '{}');
        const before = seen.get(blank);
        if (before === undefined) seen.set(blank, path);
        else {
          yield {
            pointer: child('/paths', path),
            message: `this path matches the same requests as ${JSON.stringify(before)}`,
            mend: 'merge the two path items',
          };
        }
      }
    },
  },
  {
    code: 'method-invalid',
    severity: 'error',
    isTold: true,
    purpose: 'further operations are of methods of HTTP that have no field of their own (OpenAPI 3.2.0, 4.9)',
    *find({ document }) {
      for (const field of ['paths', 'webhooks'] as const) {
        for (const [name, item] of Object.entries(document[field] ?? {})) {
          const further = isObject(item) ? own(item, additionalOperations) : undefined;
          const place = child(child(child('', field), name), additionalOperations);
          for (const method of isObject(further) ? Object.keys(further) : []) {
            if (isFurtherMethod(method, item)) continue;
            const message =
              'this is no method of HTTP, or the path item has its operation in a field; nothing reads it';
            yield { pointer: child(place, method), message };
          }
        }
      }
    },
  },
  {
    code: 'path-parameter-undeclared',
    severity: 'error',
    purpose: 'every expression of a path template has its parameter (OpenAPI 3.1.1, 4.8.12)',
    // Healed where the contract is read, and told there.
    find: () => [],
  },
  {
    code: 'path-parameter-unused',
    severity: 'error',
    isTold: true,
    purpose: 'every path parameter stands in the template (OpenAPI 3.1.1, 4.8.12)',
    *find(contract) {
      for (const { path, parameters } of onPaths(operations(contract))) {
        const names = expressions(path);
        for (const parameter of parameters) {
          if (parameter.in !== 'path' || names.includes(parameter.name)) continue;
          yield { pointer: parameter.pointer, message: 'the path has no expression for this path parameter' };
        }
      }
    },
  },
  {
    code: 'path-parameter-optional',
    severity: 'error',
    purpose: 'path parameters are required (OpenAPI 3.1.1, 4.8.12.2)',
    *find(contract) {
      for (const { parameters } of operations(contract)) {
        for (const { pointer, object } of parameters) {
          if (object.in !== 'path' || object.required === true) continue;
          yield { pointer, message: 'a path parameter must say required: true', mend: 'add required: true' };
        }
      }
    },
  },
  {
    code: 'operation-id-duplicate',
    severity: 'error',
    isTold: true,
    purpose: 'operation ids are unique (OpenAPI 3.1.1, 4.8.10)',
    *find(contract) {
      const seen = new Map<string, Operation>();
      for (const operation of operations(contract)) {
        const { operationId, pointer, key } = operation;
        if (operationId === undefined) continue;
        const before = seen.get(operationId);
        if (before === undefined) seen.set(operationId, operation);
        else if (before.pointer !== pointer) {
          yield {
            pointer: child(pointer, 'operationId'),
            message: `${key} has the operation id of ${before.key}`,
            mend: 'give each operation an id of its own',
          };
        }
      }
    },
  },
  {
    code: 'status-invalid',
    severity: 'error',
    isTold: true,
    purpose: 'responses are keyed by status code, range or default (OpenAPI 3.1.1, 4.8.16)',
    *find(contract) {
      for (const operation of operations(contract)) {
        for (const status of Object.keys(operation.object.responses ?? {})) {
          if (/^(?:[1-5]\d\d|[1-5][xX]{2}|default|x-.*)$/u.test(status)) continue;
          yield {
            pointer: child(child(operation.pointer, 'responses'), status),
            message: 'this is no status code, no range like 4XX and not default',
          };
        }
      }
    },
  },
  {
    code: 'responses-missing',
    severity: 'warning',
    purpose: 'an operation says what it answers',
    *find(contract) {
      for (const { pointer, responses } of operations(contract)) {
        if (responses.length === 0) yield { pointer, message: 'this operation declares no response' };
      }
    },
  },
  {
    code: 'security-scheme-undeclared',
    severity: 'error',
    isTold: true,
    purpose: 'security requirements name declared schemes (OpenAPI 3.1.1, 4.8.30)',
    *find(contract) {
      const declared = contract.document.components?.securitySchemes ?? {};
      for (const { pointer, security } of operations(contract)) {
        for (const name of new Set((security ?? []).flatMap((requirement) => Object.keys(requirement)))) {
          if (!Object.hasOwn(declared, name))
            yield { pointer, message: `the security scheme ${JSON.stringify(name)} is not declared` };
        }
      }
    },
  },
  {
    code: 'parameter-untyped',
    severity: 'error',
    isTold: true,
    purpose: 'a parameter has a schema or a content (OpenAPI 3.1.1, 4.8.12.2)',
    *find(contract) {
      const told = new Set<string>();
      for (const { parameters } of operations(contract)) {
        for (const { pointer, schema, mediaType } of parameters) {
          if (schema !== undefined || mediaType !== undefined || told.has(pointer)) continue;
          told.add(pointer);
          yield { pointer, message: 'neither schema nor content say what this parameter is; it may be anything' };
        }
      }
    },
  },
  {
    code: 'parameter-reserved',
    severity: 'warning',
    isTold: true,
    purpose: 'Accept, Content-Type and Authorization are no parameters (OpenAPI 3.1.1, 4.8.12.2.1)',
    *find(contract) {
      const told = new Set<string>();
      for (const { parameters } of operations(contract)) {
        for (const parameter of parameters) {
          const { pointer } = parameter;
          if (!isReservedHeader(parameter) || told.has(pointer)) continue;
          told.add(pointer);
          yield {
            pointer,
            message:
              'OpenAPI says this header otherwise: by media types and by security; it is read as a parameter still',
          };
        }
      }
    },
  },
  {
    code: 'secret-in-query',
    severity: 'warning',
    purpose: 'credentials do not travel in the URL, where logs keep them (RFC 6749, 2.3.1)',
    *find(contract) {
      const told = new Set<string>();
      for (const { parameters } of operations(contract)) {
        for (const { pointer, name, in: place } of parameters) {
          if (place !== 'query' || !secretNames.test(name) || told.has(pointer)) continue;
          told.add(pointer);
          yield { pointer, message: 'this query parameter carries a credential into the URL' };
        }
      }
    },
  },
];
