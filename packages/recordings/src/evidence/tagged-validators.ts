import type { Contract, Pointer } from '@schemawright/contract';
import { child } from '@schemawright/contract/pointer';
import type { Violation } from '../finding.ts';
import type { Validators } from '../validators.ts';
import type { Subtypes } from './subtypes.ts';
import { createReadings } from './readings.ts';

/**
 * Validators that check what is read by a base by the subtype too that its tag selects. JSON Schema leaves that out, and
 * clients don't: they read the subtype.
 * @param others the subtypes of the other version: a tag that only they know is refused
 */
export const taggedValidators = (
  contract: Contract,
  validators: Validators,
  subtypes: Subtypes,
  others: Subtypes,
): Validators => {
  const bases = new Set(subtypes.subtypesOf.keys());
  if (bases.size === 0) return validators;
  const readings = createReadings(contract, bases, subtypes, validators.accepts);

  const ofBase = (
    base: Pointer,
    value: unknown,
    direction: Parameters<Validators['check']>[2],
  ): readonly Violation[] => {
    const subtype = subtypes.subtypeOf(base, value);
    if (subtype !== undefined) return validators.check(subtype, value, direction);
    const property = subtypes.tagOf(base);
    if (property === undefined || others.tagOf(base) !== property) return [];
    if (others.subtypeOf(base, value) === undefined) return [];
    const schemaPointer = child(base, 'discriminator');
    const message = 'is no tag of the discriminator';
    return [{ pointer: child('', property), schemaPointer, keyword: 'enum', message }];
  };

  return {
    accepts: validators.accepts,
    check: (schema, value, direction) => {
      const found = new Map<string, Violation>();
      const add = (violation: Violation): void => {
        const { pointer, schemaPointer, keyword, missing } = violation;
        found.set(JSON.stringify([pointer, schemaPointer, keyword, missing]), violation);
      };
      validators.check(schema, value, direction).forEach(add);
      for (const { places, value: part, pointer } of readings(schema, value)) {
        for (const violation of places.flatMap((base) => ofBase(base, part, direction)))
          add({ ...violation, pointer: `${pointer}${violation.pointer}` });
      }
      return [...found.values()];
    },
  };
};
