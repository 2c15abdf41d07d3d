import { taggedBases, type Contract, type Pointer } from '@schemawright/contract';

/** What components stand for that others take in by `allOf`, as their discriminators tell. */
export interface Subtypes {
  /** By the pointers of the bases. */
  readonly subtypesOf: ReadonlyMap<Pointer, readonly Pointer[]>;
  /** The component that the tag of a value selects; nothing for other components, and for tags that are not known. */
  subtypeOf(base: Pointer, value: unknown): Pointer | undefined;
  /** The member that carries the tag. */
  tagOf(base: Pointer): string | undefined;
}

export const createSubtypes = (contract: Contract): Subtypes => {
  const bases = taggedBases(contract);
  return {
    subtypesOf: new Map([...bases].map(([base, { subtypes }]) => [base, [...new Set(subtypes.values())]])),
    subtypeOf: (base, value) => {
      const tagged = bases.get(base);
      if (tagged === undefined || typeof value !== 'object' || value === null) return undefined;
      const tag = Object.hasOwn(value, tagged.property)
        ? (value as Readonly<Record<string, unknown>>)[tagged.property]
        : null;
      // A mapping has texts for tags that are numbers, too.
      return typeof tag === 'object' ? undefined : tagged.subtypes.get(String(tag));
    },
    tagOf: (base) => bases.get(base)?.property,
  };
};
