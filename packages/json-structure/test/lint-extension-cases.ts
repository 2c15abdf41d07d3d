import { validation } from './documents.ts';
import { property, type Cases } from './lint-documents.ts';

const validated = { $schema: validation };
const list = { type: 'array', items: { type: 'string' } };
const record = { type: 'object', properties: { x: { type: 'string' } } };
/** A sound document whose one property is a record with relations. */
const related = (changes: object): object =>
  property(
    { ...record, ...changes },
    {
      $schema: 'https://json-structure.org/meta/relations/v0/#',
      $uses: ['JSONStructureRelations'],
      definitions: { T: { ...record, identity: ['x'] }, Nameless: record },
    },
  );
const relatesTo = ($ref: string): object =>
  related({ relations: { owner: { targettype: { $ref }, cardinality: 'single' } } });

/** The cases of extensions: validation, composition, alternate names, units, relations. */
export const extensionCases: Cases = {
  'js-validation-shape': [
    [property({ type: 'string', format: 5 }, validated), ['/properties/a/format']],
    [property({ ...list, uniqueItems: 'yes' }, validated), ['/properties/a/uniqueItems']],
    [property({ ...list, contains: 'x' }, validated), ['/properties/a/contains']],
    [property({ ...record, dependentRequired: { x: 'y' } }, validated), ['/properties/a/dependentRequired/x']],
    [property({ ...record, propertyNames: { type: 'int8' } }, validated), ['/properties/a/propertyNames/type']],
  ],
  'js-format-unknown': [[property({ type: 'string', format: 'phone' }, validated), ['/properties/a/format']]],
  'js-pattern-invalid': [
    [property({ type: 'string', pattern: '(' }, validated), ['/properties/a/pattern']],
    [property({ type: 'string', pattern: 5 }, validated), ['/properties/a/pattern']],
    [
      property({ ...record, patternProperties: { '^[$': { type: 'any' } } }, validated),
      ['/properties/a/patternProperties/^[$'],
    ],
    [
      property({ type: 'map', values: { type: 'any' }, patternKeys: { '^a$': 5 } }, validated),
      ['/properties/a/patternKeys/^a$'],
    ],
  ],
  'js-pattern-unanchored': [
    [property({ type: 'string', pattern: 'a+' }, validated), ['/properties/a/pattern']],
    [
      property({ ...record, patternProperties: { '^x_': { type: 'any' } } }, validated),
      ['/properties/a/patternProperties/^x_'],
    ],
  ],
  'js-pattern-unsafe': [[property({ type: 'string', pattern: '^(a*)*\\1$' }, validated), ['/properties/a/pattern']]],
  'js-composition-shape': [
    [property({ type: 'string', anyOf: { type: 'string' } }, validated), ['/properties/a/anyOf']],
    [property({ type: 'string', oneOf: ['string'] }, validated), ['/properties/a/oneOf/0']],
    [property({ type: 'string', not: true }, validated), ['/properties/a/not']],
  ],
  'js-composition-empty': [[property({ type: 'string', allOf: [] }, validated), ['/properties/a/allOf']]],
  'js-altnames': [
    [property({ type: 'string', altnames: 'b' }, validated), ['/properties/a/altnames']],
    [property({ type: 'string', altnames: { json: 5 } }, validated), ['/properties/a/altnames/json']],
  ],
  'js-altenums': [
    [property({ type: 'string', altenums: { 'lang:de': {} } }, validated), ['/properties/a/altenums']],
    [
      property({ type: 'string', enum: ['a'], altenums: { 'lang:de': { b: 'B' } } }, validated),
      ['/properties/a/altenums/lang:de/b'],
    ],
  ],
  'js-descriptions': [[property({ type: 'string', descriptions: ['x'] }, validated), ['/properties/a/descriptions']]],
  'js-unit': [
    [property({ type: 'double', unit: 5 }, validated), ['/properties/a/unit']],
    [property({ type: 'string', currency: 'EUR' }, validated), ['/properties/a/currency']],
  ],
  'js-relations-shape': [
    [related({ identity: 'id' }), ['/properties/a/identity']],
    [
      related({ relations: { owner: { targettype: '#/definitions/T', cardinality: 'single' } } }),
      ['/properties/a/relations/owner/targettype'],
    ],
    [
      related({ relations: { owner: { targettype: { $ref: '#/definitions/T' }, cardinality: 'many' } } }),
      ['/properties/a/relations/owner/cardinality'],
    ],
  ],
  'js-relations-identity': [[related({ identity: ['key'] }), ['/properties/a/identity/0']]],
  'js-relations-target': [
    [relatesTo('#/definitions/No'), ['/properties/a/relations/owner/targettype/$ref']],
    [relatesTo('#/definitions/Nameless'), ['/properties/a/relations/owner/targettype/$ref']],
  ],
  'js-relations-name': [
    [
      related({ relations: { x: { targettype: { $ref: '#/definitions/T' }, cardinality: 'single' } } }),
      ['/properties/a/relations/x'],
    ],
  ],
};
