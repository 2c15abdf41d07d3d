import type { JsonObject } from '../src/index.ts';

export const core = 'https://json-structure.org/meta/core/v0/#';
export const validation = 'https://json-structure.org/meta/validation/v0/#';

/** A document whose instances are of `type`, a schema under `definitions`. */
export const instancesOf = (type: JsonObject, definitions: JsonObject = {}, $schema: string = core): JsonObject => ({
  $schema,
  $id: 'https://example.com/test',
  name: 'Test',
  $root: '#/definitions/Subject',
  definitions: { ...definitions, Subject: type },
});
