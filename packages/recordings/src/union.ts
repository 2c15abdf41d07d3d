import type { Contract, Schema } from '@schemawright/contract';
import { conjuncts } from './schema-parts.ts';
import { isRedactionMark } from './secrets.ts';
import type { SchemaError } from './validators.ts';

/** The branch of a union that a value was meant for, or the tag whose value belongs to none. */
export type Choice =
  | { readonly kind: 'branch'; readonly index: number }
  | { readonly kind: 'unknown-tag'; readonly tag: string; readonly values: readonly string[] };

/**
 * Chooses by a property that each branch gives another constant (a discriminator is lowered to one), else the branch
 * with the fewest errors, where a wrong JSON type weighs more than anything below it.
 */
export const chooseBranch = (
  contract: Contract,
  branches: readonly Schema[],
  value: unknown,
  errors: readonly (readonly SchemaError[])[],
): Choice => {
  let indices = branches.map((_, index) => index);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const constants = branches.map((branch) => constantsOf(contract, branch));
    for (const tag of tagsOf(constants)) {
      const actual = Object.hasOwn(value, tag) ? (value as Record<string, unknown>)[tag] : undefined;
      if (typeof actual !== 'string' || isRedactionMark(actual)) continue;
      const meant = indices.filter((index) => constants[index]?.get(tag) === actual);
      const open = indices.filter((index) => !constants[index]?.has(tag));
      if (meant.length === 0 && open.length === 0) {
        const values = [...new Set(constants.flatMap((names) => names.get(tag) ?? []))];
        if (values.length > 1) return { kind: 'unknown-tag', tag, values };
        continue;
      }
      indices = meant.length > 0 ? meant : open;
    }
  }
  const [first = 0, ...rest] = indices;
  return {
    kind: 'branch',
    index: rest.reduce((best, index) => (weight(errors[index]) < weight(errors[best]) ? index : best), first),
  };
};

const weight = (errors: readonly SchemaError[] = []): number =>
  errors.reduce((sum, error) => sum + (error.keyword === 'type' && error.instancePath === '' ? 1000 : 1), 0);

/** The properties that a branch gives one text as their only value. */
const constantsOf = (contract: Contract, branch: Schema): ReadonlyMap<string, string> => {
  const constants = new Map<string, string>();
  for (const part of conjuncts(contract, branch))
    for (const [name, property] of Object.entries(part.properties ?? {}))
      for (const { const: constant, enum: listed } of conjuncts(contract, property)) {
        const only = constant ?? (listed?.length === 1 ? listed[0] : undefined);
        if (typeof only === 'string') constants.set(name, only);
      }
  return constants;
};

/** Properties that some branch gives a constant. */
const tagsOf = (constants: readonly ReadonlyMap<string, string>[]): string[] => [
  ...new Set(constants.flatMap((branch) => [...branch.keys()])),
];
