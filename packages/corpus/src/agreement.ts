import {
  child,
  contractOf,
  fragmentOf,
  type Contract,
  type Json,
  type Pointer,
  type Schema,
} from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { examplesOf } from './examples.ts';
import { mutantsOf } from './mutants.ts';
import { sampleOf } from './samples.ts';

/** Of each example and sample, so that a long one does not outweigh all others. */
const mostMutants = { example: 60, sample: 20 };

/** A value, with what it is to be checked against. */
export interface Probe {
  /** Where the example is in the contract's document, or the schema that the sample is made for. */
  readonly pointer: Pointer;
  readonly value: Json;
  /** The member of the showing schema whose schema it is for. */
  readonly member: string;
  readonly kind: 'example' | 'sample' | 'mutant';
}

/** How many values the printed validators were asked about, and how many they refused; Ajv says the same but for the differences. */
export interface Agreement {
  readonly examples: number;
  readonly refusedExamples: number;
  readonly samples: number;
  readonly refusedSamples: number;
  readonly mutants: number;
  readonly refusedMutants: number;
  readonly differences: readonly (Probe & { readonly ajv: boolean; readonly guard: boolean; readonly told: boolean })[];
}

/** A contract with one schema more, which has a member for every schema that the description shows an example of. */
export interface Showcase {
  readonly contract: Contract;
  /** The key of that schema, nobody else's. */
  readonly key: string;
  readonly probes: readonly Probe[];
}

const freeKey = (taken: object): string => {
  let key = 'ShownByTheDescription';
  while (Object.hasOwn(taken, key)) key += '_';
  return key;
};

/**
 * Adds to a contract what values are checked by, for inline schemas have no validators of their own: the examples that it
 * shows, and one sample of each component schema.
 */
export const showcaseOf = (contract: Contract): Showcase => {
  const { components = {} } = contract.document;
  const { schemas = {} } = components;
  const key = freeKey(schemas);
  const members = new Map<Pointer, readonly [string, Schema]>();
  const probesOf = (
    kind: 'example' | 'sample',
    pointer: Pointer,
    of: Pointer,
    schema: Schema,
    value: Json,
  ): Probe[] => {
    const [member] = members.get(of) ?? [`of${members.size}`];
    members.set(of, [member, schema]);
    return [
      { pointer, kind, member, value },
      ...mutantsOf(value, mostMutants[kind]).map((mutant): Probe => ({
        pointer,
        kind: 'mutant',
        member,
        value: mutant,
      })),
    ];
  };
  const named = Object.keys(schemas).map((name) => child('/components/schemas', name));
  const referenceTo = (pointer: Pointer): Schema => ({ $ref: fragmentOf(pointer) });
  const examples = examplesOf(contract).flatMap(({ pointer, schemaPointer, schema, value }) =>
    probesOf(
      'example',
      pointer,
      schemaPointer,
      named.includes(schemaPointer) ? referenceTo(schemaPointer) : schema,
      value,
    ),
  );
  const samples = named.flatMap((pointer) =>
    probesOf('sample', pointer, pointer, referenceTo(pointer), sampleOf(contract, referenceTo(pointer))),
  );
  const showing = { type: 'object', properties: Object.fromEntries(members.values()) };
  const document = { ...contract.document, components: { ...components, schemas: { ...schemas, [key]: showing } } };
  return { contract: contractOf(document, { name: contract.name }), key, probes: [...examples, ...samples] };
};

/** What a printed module says of a value. */
export interface Printed {
  readonly guard: (value: unknown) => boolean;
  readonly validate: (value: unknown) => { readonly valid: boolean; readonly errors?: readonly unknown[] };
}

const counters = {
  example: ['examples', 'refusedExamples'],
  sample: ['samples', 'refusedSamples'],
  mutant: ['mutants', 'refusedMutants'],
} as const;

/** Asks the printed validators and Ajv, which compiles the same schema at run time. Throws when Ajv can't. */
export const agreementOf = ({ contract, key, probes }: Showcase, { guard, validate }: Printed): Agreement => {
  const ajv = createAjv(contract);
  const members = child(child('/components/schemas', key), 'properties');
  const counts = { examples: 0, refusedExamples: 0, samples: 0, refusedSamples: 0, mutants: 0, refusedMutants: 0 };
  const differences: Agreement['differences'][number][] = [];
  for (const probe of probes) {
    const wanted = validatorAt(ajv, child(members, probe.member))(probe.value) as boolean;
    const shown = { [probe.member]: probe.value };
    const said = { guard: guard(shown), told: validate(shown).valid };
    if (said.guard !== wanted || said.told !== wanted) differences.push({ ...probe, ajv: wanted, ...said });
    const [all, refused] = counters[probe.kind];
    counts[all] += 1;
    if (!wanted) counts[refused] += 1;
  }
  return { ...counts, differences };
};
