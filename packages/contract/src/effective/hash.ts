import { createHash } from 'node:crypto';
import type { Contract } from '../contract.ts';
import { operations, type Operation, type PlacedSchema, type ResolvedMediaType } from '../operations.ts';
import { child } from '../pointer.ts';
import { canonicalJson } from './canonical.ts';
import type { EffectiveSchema } from './facts.ts';
import { effectiveSchema, writingOf } from './graph.ts';
import { partition, type Member } from './partition.ts';
import { createTexts } from './texts.ts';

/**
 * A digest of what a contract means: equal for two documents that differ in order, prose, references or spelling
 * only. SHA-256 in hexadecimal.
 */
export const effectiveHash = (contract: Contract): string => {
  const roots = new Map<string, EffectiveSchema>();
  const lines: string[] = [];
  for (const name of Object.keys(contract.document.components?.schemas ?? {})) {
    roots.set(`component ${name}`, effectiveSchema(contract, child('/components/schemas', name)));
  }
  lines.push(canonicalJson(['schemes', withoutProse(contract.document.components?.securitySchemes ?? {})]));
  for (const operation of operations(contract)) {
    const root = (place: string, schema: PlacedSchema | undefined): string => {
      if (schema === undefined) return 'none';
      const label = canonicalJson([operation.key, place]);
      roots.set(label, effectiveSchema(contract, schema.pointer));
      return label;
    };
    lines.push(canonicalJson(operationFacts(operation, root)));
  }
  const digests = classDigests([...roots.values()]);
  for (const [label, node] of roots) lines.push(`${label} ${digests.of(node)}`);
  return createHash('sha256')
    .update([...lines, ...digests.all].sort().join('\n'))
    .digest('hex');
};

type RootOf = (place: string, schema: PlacedSchema | undefined) => string;

const operationFacts = (operation: Operation, root: RootOf): unknown => ({
  key: operation.key,
  id: operation.operationId,
  deprecated: operation.deprecated,
  servers: operation.servers.map(({ url, variables }) => canonicalJson(withoutProse({ url, variables }))).sort(),
  security: operation.security
    ?.map((alternative) =>
      canonicalJson(Object.entries(alternative).map(([scheme, scopes]) => [scheme, [...scopes].sort()])),
    )
    .sort(),
  parameters: [...operation.parameters, ...(operation.queryString === undefined ? [] : [operation.queryString])]
    .map((parameter) => {
      const place = `request.${parameter.in}.${parameter.name}`;
      const { allowReserved, allowEmptyValue } = parameter.object;
      return canonicalJson([
        [place, parameter.required, parameter.deprecated, parameter.style, parameter.explode, parameter.mediaType],
        [allowReserved === true, allowEmptyValue === true, root(place, parameter.schema)],
      ]);
    })
    .sort(),
  body: operation.requestBody && [
    operation.requestBody.required,
    mediaTypes('request.body', operation.requestBody.content, root),
  ],
  responses: operation.responses
    .map(({ status, content, headers }) =>
      canonicalJson([
        status,
        mediaTypes(`response.${status}.body`, content, root),
        headers
          .map(({ name, required, object, schema }) => {
            const place = `response.${status}.header.${name.toLowerCase()}`;
            return canonicalJson([place, required, object.deprecated === true, root(place, schema)]);
          })
          .sort(),
      ]),
    )
    .sort(),
});

const mediaTypes = (place: string, content: readonly ResolvedMediaType[], root: RootOf): readonly string[] =>
  content
    .map(({ mediaType, schema, object }) =>
      canonicalJson([mediaType, root(`${place} ${mediaType}`, schema), withoutProse(object.encoding ?? {})]),
    )
    .sort();

const withoutProse = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutProse);
  const kept = Object.entries(value).filter(([name]) => name !== 'description' && !name.startsWith('x-'));
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutProse(member)]));
};

interface Digests {
  of(node: EffectiveSchema): string;
  /** One line for each class: its digest, what it says, the digests below. Together they are the whole graph. */
  readonly all: readonly string[];
}

/** Digests that depend on meaning only: refined until as many differ as there are classes, so each names its class. */
const classDigests = (roots: readonly EffectiveSchema[]): Digests => {
  const graphs = new Set(roots.flatMap((root) => writingOf(root)?.graph ?? []));
  const { of, members } = partition(roots, createTexts([...graphs]));
  const classes = new Map([...members].map((member) => [member.class, member]));
  let digests = new Map([...classes].map(([id, { own }]) => [id, digest(own)]));
  const at = (member: Member): string => digests.get(member.class) ?? '';
  const line = (member: Member): string => {
    const unordered = member.sets.map((set) => [...new Set(set.map(at))].sort().join(','));
    return `${at(member)} ${member.ordered.map(at).join(',')};${unordered.join(';')}`;
  };
  for (let distinct = new Set(digests.values()).size; distinct < classes.size;) {
    digests = new Map([...classes].map(([id, member]) => [id, digest(line(member))]));
    const now = new Set(digests.values()).size;
    if (now === distinct) break;
    distinct = now;
  }
  const digestOf = (node: EffectiveSchema): string => {
    const member = of(node);
    return member === undefined ? '' : at(member);
  };
  return { of: digestOf, all: [...classes.values()].map((member) => `${line(member)} ${member.own}`) };
};

const digest = (text: string): string => createHash('sha256').update(text).digest('base64').slice(0, 22);
