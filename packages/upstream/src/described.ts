import { child, operations, type Contract, type Json, type Pointer } from '@schemawright/contract';
import { conjuncts, declared, listOf, own, propertiesOf, valuesOf, alternatives, isObject } from './conjuncts.ts';
import { plainFacts } from './keywords.ts';
import type { BodyStatement, OperationStatement, PropertyStatement, Statement } from './reading.ts';
import { statement } from './statement.ts';

export interface Described {
  /** What is stated about the schema at a pointer of the lowered document. */
  schemaAt(pointer: Pointer): Statement;
  operations(): readonly OperationStatement[];
}

/** What a published description states, read from its lowered form. `complete`: whether its lists are whole. */
export const describedBy = (contract: Contract, complete: boolean): Described => {
  const finished = new Map<Pointer, Statement>();
  const open = new Set<Pointer>();

  const schemaAt = (pointer: Pointer): Statement => {
    const line = contract.origin(pointer).line;
    const known = finished.get(pointer);
    if (known !== undefined) return known;
    // What lies behind a recursion is stated where it begins.
    if (open.has(pointer)) return statement('declared', line);
    open.add(pointer);
    const made = madeAt(pointer, line);
    open.delete(pointer);
    finished.set(pointer, made);
    return made;
  };

  const madeAt = (pointer: Pointer, line: number): Statement => {
    const placed = conjuncts(contract.document, pointer);
    const target = placed.find(({ schema }) => !Object.hasOwn(schema, '$ref'))?.pointer;
    if (target !== undefined && target !== pointer && placed.length === 2) return schemaAt(target);
    const values = valuesOf(placed);
    const facts: { [keyword: string]: Json } = {};
    for (const keyword of ['type', 'format', ...plainFacts]) {
      const found = declared(placed, keyword);
      if (found !== undefined) facts[keyword] = found.value as Json;
    }
    if (values !== undefined) facts['enum'] = values as readonly Json[];
    const required = new Set(placed.flatMap(({ schema }) => listOf(own(schema, 'required'))));
    const properties = new Map<string, PropertyStatement>();
    for (const [name, holders] of propertiesOf(placed)) {
      const holder = holders[0] ?? pointer;
      const at = child(child(holder, 'properties'), name);
      properties.set(name, { statement: schemaAt(at), required: required.has(name) });
    }
    const items = placed.find(({ schema }) => isObject(own(schema, 'items')));
    const variants = alternatives(contract.document, placed).map(schemaAt);
    const isOpaque = variants.length > 0 || facts['type'] === undefined;
    return statement('declared', line, {
      facts,
      absent: isOpaque ? [] : ['format', 'enum'].filter((keyword) => !Object.hasOwn(facts, keyword)),
      properties,
      complete: complete && properties.size > 0,
      items: items === undefined ? undefined : schemaAt(child(items.pointer, 'items')),
      variants,
    });
  };

  const bodies = (
    content: readonly {
      readonly mediaType: string;
      readonly pointer: Pointer;
      readonly schema: { readonly pointer: Pointer } | undefined;
    }[],
    required: boolean | undefined,
  ): readonly BodyStatement[] =>
    content.map(({ mediaType, pointer, schema }) => ({
      line: contract.origin(pointer).line,
      mediaType,
      schema: schema === undefined ? undefined : schemaAt(schema.pointer),
      required,
    }));

  const stated = (): readonly OperationStatement[] =>
    operations(contract)
      .filter((operation) => operation.kind === 'path')
      .map((operation) => ({
        method: operation.method,
        path: operation.path,
        line: contract.origin(operation.pointer).line,
        parameters: operation.parameters.map((parameter) => ({
          in: parameter.in,
          name: parameter.name,
          required: parameter.required,
          statement:
            parameter.schema === undefined
              ? statement('declared', contract.origin(parameter.pointer).line)
              : schemaAt(parameter.schema.pointer),
        })),
        completePlaces: complete ? (['path', 'query', 'header', 'cookie'] as const) : [],
        requests: bodies(operation.requestBody?.content ?? [], operation.requestBody?.required),
        responses: operation.responses.flatMap((response) =>
          bodies(response.content, undefined).map((body) => ({ ...body, status: response.status })),
        ),
      }));

  return { schemaAt, operations: stated };
};
