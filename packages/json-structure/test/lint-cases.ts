import { instancesOf, validation } from './documents.ts';
import { property, rooted, without, type Cases } from './lint-documents.ts';
import { extensionCases } from './lint-extension-cases.ts';

const validated = { $schema: validation };
const base = { type: 'object', abstract: true, properties: { b: { type: 'string' } } };
export const choice = (changes: object, variant: object = { type: 'object', $extends: '#/definitions/Base' }): object =>
  property(
    {
      type: 'choice',
      $extends: '#/definitions/Base',
      selector: 'kind',
      choices: { v: { type: { $ref: '#/definitions/V' } } },
      ...changes,
    },
    { definitions: { Base: base, V: variant, Solid: { type: 'object', properties: { s: { type: 'int8' } } } } },
  );
const refersTo = ($ref: string, definitions: object = {}): object => property({ type: { $ref } }, { definitions });
const extending = ($extends: unknown, definitions: object = { Base: base }): object =>
  property({ type: 'object', $extends }, { definitions });
const chain = (depth: number): object => {
  let schema: object = { type: 'string' };
  for (let level = 0; level < depth; level += 1) schema = { type: 'array', items: schema };
  return schema;
};

/** Abstract types, each extending the one before. */
const heirs = (count: number): object =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `T${index}`,
      index === 0 ? base : { type: 'object', abstract: true, $extends: `#/definitions/T${index - 1}` },
    ]),
  );

/** Each row: the document, and exactly what is told about it: `code pointer`. */
export const cases: Cases = {
  'js-document-object': [
    [[], ['']],
    [null, ['']],
    ['text', ['']],
  ],
  'js-schema-missing': [[without('$schema', rooted({})), ['']]],
  'js-schema-unknown': [
    [rooted({ $schema: 'https://json-structure.org/draft/2020-12/schema' }), ['/$schema']],
    [rooted({ $schema: 'https://json-structure.org/meta/core/v0/' }), ['/$schema']],
  ],
  'js-id-missing': [[without('$id', rooted({})), ['']]],
  'js-id-not-absolute': [[rooted({ $id: 'pet.json' }), ['/$id']]],
  'js-id-nested': [[property({ type: 'string', $id: 'https://example.com/x' }), ['/properties/a/$id']]],
  'js-name-missing': [
    [without('name', rooted({})), ['']],
    [without('name', instancesOf({ type: 'string' })), ['']],
  ],
  'js-identifier': [
    [rooted({ name: 'My Pet' }), ['/name']],
    [rooted({ properties: { 'a-b': { type: 'string' } } }), ['/properties/a-b']],
    [rooted({ definitions: { '1': { type: 'string' } } }), ['/definitions/1']],
  ],
  'js-root-and-type': [[rooted({ $root: '#/definitions/T', definitions: { T: { type: 'string' } } }), ['/$root']]],
  'js-root-unresolved': [[{ ...instancesOf({ type: 'string' }), $root: '#/definitions/No' }, ['/$root']]],
  'js-root-not-type': [
    [{ ...instancesOf({ type: 'string' }), $root: '#/definitions' }, ['/$root']],
    [instancesOf(base), ['/$root']],
  ],
  'js-root-type-union': [[without('properties', rooted({ type: ['string', 'null'] })), ['/type']]],
  'js-root-type-ref': [
    [
      without('properties', rooted({ type: { $ref: '#/definitions/T' }, definitions: { T: { type: 'string' } } })),
      ['/type'],
    ],
  ],
  'js-no-type': [
    [property({ type: 'int8', not: { enum: [1] } }, validated), ['/properties/a/not']],
    [without('properties', without('type', rooted({}))), ['']],
    [property({ description: 'x' }), ['/properties/a']],
  ],
  'js-type-unknown': [
    [property({ type: 'email' }), ['/properties/a/type']],
    [property({ type: ['string', 'Null'] }), ['/properties/a/type/1']],
  ],
  'js-type-shape': [
    [property({ type: 5 }), ['/properties/a/type']],
    [property({ type: [] }), ['/properties/a/type']],
    [property({ type: ['string', 1] }), ['/properties/a/type/1']],
  ],
  'js-union-inline-compound': [
    [property({ type: ['null', { type: 'object', properties: { x: { type: 'null' } } }] }), ['/properties/a/type/1']],
    [property({ type: ['null', 'array'] }), ['/properties/a/type/1']],
    [property({ type: ['null', { type: 'array', items: { type: 'string' } }] }), ['/properties/a/type/1']],
  ],
  'js-union-duplicate': [[property({ type: ['null', 'string', 'null'] }), ['/properties/a/type/2']]],
  'js-ref-placement': [
    [property({ $ref: '#/definitions/T' }, { definitions: { T: { type: 'string' } } }), ['/properties/a/$ref']],
    [property({ $ref: '#/components/schemas/T' }), ['/properties/a/$ref']],
  ],
  'js-ref-not-found': [
    [refersTo('#/definitions/No'), ['/properties/a/type/$ref']],
    [refersTo('#/definitions/constructor', { T: { type: 'string' } }), ['/properties/a/type/$ref']],
    [refersTo('#anchor'), ['/properties/a/type/$ref']],
  ],
  'js-ref-not-type': [
    [refersTo('#/definitions/Ns', { Ns: { T: { type: 'string' } } }), ['/properties/a/type/$ref']],
    [refersTo('#/properties/a'), ['/properties/a/type/$ref']],
  ],
  'js-ref-abstract': [[refersTo('#/definitions/Base', { Base: base }), ['/properties/a/type/$ref']]],
  'js-ref-external': [
    [refersTo('#/$defs/T'), ['/properties/a/type/$ref']],
    [refersTo('other.json#/definitions/T'), ['/properties/a/type/$ref']],
  ],
  'js-ref-circular': [
    [
      refersTo('#/definitions/A', {
        A: { type: ['null', { $ref: '#/definitions/B' }] },
        B: { type: { $ref: '#/definitions/A' } },
      }),
      ['/definitions/A/type', '/definitions/B/type'],
    ],
  ],
  'js-defs-keyword': [[rooted({ $defs: {} }), ['/$defs']]],
  'js-definitions-shape': [
    [rooted({ definitions: [] }), ['/definitions']],
    [rooted({ definitions: { T: 5 } }), ['/definitions/T']],
    [property({ type: 'string', definitions: {} }), ['/properties/a/definitions']],
  ],
  'js-object-properties': [[property({ type: 'object', additionalProperties: { type: 'string' } }), ['/properties/a']]],
  'js-object-properties-empty': [[property({ type: 'object', properties: {} }), ['/properties/a/properties']]],
  'js-properties-shape': [
    [property({ type: 'object', properties: [] }), ['/properties/a/properties']],
    [property({ type: 'object', properties: { x: 'string' } }), ['/properties/a/properties/x']],
  ],
  'js-required-shape': [[rooted({ required: true }), ['/required']]],
  'js-required-undeclared': [
    [rooted({ required: ['a', 'b'] }), ['/required/1']],
    [rooted({ required: [['a'], ['a', 'c']] }), ['/required/1/1']],
  ],
  'js-required-duplicate': [[rooted({ required: ['a', 'a'] }), ['/required/1']]],
  'js-required-placement': [[property({ type: 'string', required: ['a'] }), ['/properties/a/required']]],
  'js-additional-shape': [[rooted({ additionalProperties: 'no' }), ['/additionalProperties']]],
  'js-items-missing': [
    [property({ type: 'array' }), ['/properties/a']],
    [property({ type: 'set', items: 'string' }), ['/properties/a/items']],
  ],
  'js-values-missing': [[property({ type: 'map' }), ['/properties/a']]],
  'js-tuple-order': [[property({ type: 'tuple', properties: { x: { type: 'null' } } }), ['/properties/a']]],
  'js-tuple-undeclared': [
    [property({ type: 'tuple', properties: { x: { type: 'null' } }, tuple: ['x', 'y'] }), ['/properties/a/tuple/1']],
  ],
  'js-tuple-omitted': [
    [
      property({ type: 'tuple', properties: { x: { type: 'null' }, y: { type: 'null' } }, tuple: ['x'] }),
      ['/properties/a/tuple'],
    ],
  ],
  'js-tuple-duplicate': [
    [property({ type: 'tuple', properties: { x: { type: 'null' } }, tuple: ['x', 'x'] }), ['/properties/a/tuple/1']],
  ],
  'js-choices-missing': [[property({ type: 'choice' }), ['/properties/a']]],
  'js-choices-shape': [
    [property({ type: 'choice', choices: {} }), ['/properties/a/choices']],
    [property({ type: 'choice', choices: { x: 'string' } }), ['/properties/a/choices/x']],
  ],
  'js-choice-selector': [
    [choice({ selector: 5 }), ['/properties/a/selector']],
    [property({ type: 'choice', selector: 'kind', choices: { x: { type: 'string' } } }), ['/properties/a/selector']],
    [
      property(
        { type: 'choice', $extends: '#/definitions/Base', choices: { v: { type: 'null' } } },
        { definitions: { Base: base } },
      ),
      ['/properties/a'],
    ],
  ],
  'js-choice-base-abstract': [
    [
      property(
        {
          type: 'choice',
          $extends: '#/definitions/T',
          selector: 'kind',
          choices: { v: { type: { $ref: '#/definitions/V' } } },
        },
        {
          definitions: {
            T: { type: 'object', properties: { s: { type: 'int8' } } },
            AddIn: { type: 'object', abstract: true, $extends: '#/definitions/T' },
            V: { type: 'object', $extends: '#/definitions/AddIn' },
          },
        },
      ),
      ['/properties/a/$extends'],
    ],
  ],
  'js-choice-variant-base': [
    [choice({}, { type: 'object', properties: { x: { type: 'null' } } }), ['/properties/a/choices/v']],
  ],
  'js-choice-selector-shadow': [
    [
      property(
        {
          type: 'choice',
          $extends: '#/definitions/Base',
          selector: 'n',
          choices: { v: { type: { $ref: '#/definitions/V' } } },
        },
        {
          definitions: {
            Base: { type: 'object', abstract: true, properties: { n: { type: 'int8' } } },
            V: { type: 'object', $extends: '#/definitions/Base' },
          },
        },
      ),
      ['/properties/a/selector'],
    ],
  ],
  'js-keyword-placement': [
    [property({ type: 'string', items: { type: 'string' } }), ['/properties/a/items']],
    [property({ type: ['string', 'null'], enum: ['a'] }), ['/properties/a/enum']],
    [rooted({ const: {} }), ['/const']],
    [property({ type: 'string', $root: '#/definitions/T' }), ['/properties/a/$root']],
  ],
  'js-enum-shape': [[property({ type: 'string', enum: 'a' }), ['/properties/a/enum']]],
  'js-enum-empty': [[property({ type: 'string', enum: [] }), ['/properties/a/enum']]],
  'js-enum-duplicate': [[property({ type: 'string', enum: ['a', 'a'] }), ['/properties/a/enum/1']]],
  'js-enum-type': [[property({ type: 'int64', enum: ['1', 2] }), ['/properties/a/enum/1']]],
  'js-const-type': [[property({ type: 'uint8', const: 256 }), ['/properties/a/const']]],
  'js-maxlength': [[property({ type: 'string', maxLength: -1 }), ['/properties/a/maxLength']]],
  'js-precision-scale': [
    [property({ type: 'decimal', precision: 'x' }), ['/properties/a/precision']],
    [property({ type: 'decimal', precision: 2, scale: 3 }), ['/properties/a/scale']],
    [property({ type: 'string', scale: 3 }), ['/properties/a/scale']],
  ],
  'js-content-encoding': [[property({ type: 'binary', contentEncoding: 'hex' }), ['/properties/a/contentEncoding']]],
  'js-content-compression': [
    [property({ type: 'binary', contentCompression: 'zip' }), ['/properties/a/contentCompression']],
  ],
  'js-extends-shape': [[extending({ $ref: '#/definitions/Base' }), ['/properties/a/$extends']]],
  'js-extends-not-found': [[extending(['#/definitions/Base', '#/definitions/No']), ['/properties/a/$extends/1']]],
  'js-extends-circular': [
    [
      extending('#/definitions/A', {
        A: { type: 'object', abstract: true, $extends: '#/definitions/B' },
        B: { type: 'object', abstract: true, $extends: '#/definitions/A' },
      }),
      ['/definitions/A/$extends', '/definitions/B/$extends'],
    ],
  ],
  'js-extends-concrete': [
    [
      extending('#/definitions/T', { T: { type: 'object', properties: { x: { type: 'null' } } } }),
      ['/properties/a/$extends'],
    ],
  ],
  'js-extends-redefines': [
    [
      property(
        { type: 'object', $extends: '#/definitions/Base', properties: { b: { type: 'string' } } },
        { definitions: { Base: base } },
      ),
      ['/properties/a/properties/b'],
    ],
  ],
  'js-abstract-additional': [
    [
      rooted({ definitions: { Base: { ...base, additionalProperties: false } } }),
      ['/definitions/Base/additionalProperties'],
    ],
  ],
  'js-abstract-type': [
    [property({ type: 'object', abstract: 'yes', properties: { x: { type: 'null' } } }), ['/properties/a/abstract']],
  ],
  'js-offers-shape': [[rooted({ $offers: [] }), ['/$offers']]],
  'js-offers-unresolved': [[rooted({ $offers: { More: '#/definitions/No' } }), ['/$offers/More']]],
  'js-offers-not-addin': [
    [rooted({ $offers: { More: '#/definitions/T' }, definitions: { T: { type: 'string' } } }), ['/$offers/More']],
  ],
  'js-uses-unknown': [[rooted({ $uses: ['JSONStructureValidation'] }), ['/$uses/0']]],
  'js-uses-alias': [
    [
      rooted({ $schema: 'https://json-structure.org/meta/extended/v0/#', $uses: ['JSONSchemaValidation'] }),
      ['/$uses/0'],
    ],
  ],
  'js-extension-inactive': [[property({ type: 'int32', minimum: 0 }), ['/properties/a/minimum']]],
  'js-keyword-type-mismatch': [
    [property({ type: 'int32', maxLength: 5 }), ['/properties/a/maxLength']],
    [property({ type: 'string', minimum: 5 }, validated), ['/properties/a/minimum']],
    [property({ type: 'string', minItems: 5 }, validated), ['/properties/a/minItems']],
  ],
  'js-bound-representation': [
    [property({ type: 'int64', minimum: 5 }, validated), ['/properties/a/minimum']],
    [property({ type: 'int32', minimum: '5' }, validated), ['/properties/a/minimum']],
  ],
  'js-bound-value': [
    [property({ type: 'int32', multipleOf: 0 }, validated), ['/properties/a/multipleOf']],
    [property({ type: 'array', items: { type: 'string' }, minItems: -1 }, validated), ['/properties/a/minItems']],
    [property({ type: 'uint8', maximum: 300 }, validated), ['/properties/a/maximum']],
    [property({ type: 'int32', minimum: 5.5 }, validated), ['/properties/a/minimum']],
  ],
  'js-bound-crossed': [
    [property({ type: 'int32', minimum: 2, maximum: 1 }, validated), ['/properties/a/minimum']],
    [property({ type: 'int64', minimum: '10', maximum: '9' }, validated), ['/properties/a/minimum']],
    [property({ type: 'int32', minimum: 5, exclusiveMaximum: 5 }, validated), ['/properties/a/minimum']],
    [property({ type: 'double', exclusiveMinimum: 5, maximum: 5 }, validated), ['/properties/a/exclusiveMinimum']],
    [property({ type: 'string', minLength: 3, maxLength: 2 }, validated), ['/properties/a/minLength']],
  ],
  'js-anonymous-compound': [
    [
      property({ type: 'array', items: { type: 'object', properties: { x: { type: 'null' } } } }),
      ['/properties/a/items'],
    ],
  ],
  ...extensionCases,
  'js-import-shape': [
    [property({ type: 'string', $import: 'https://example.com/x' }, validated), ['/properties/a/$import']],
  ],
  'js-foreign-keyword': [[property({ type: 'string', nullable: true }), ['/properties/a/nullable']]],
  'js-example-invalid': [
    [property({ type: 'int64', examples: ['5', 5] }), ['/properties/a/examples/1']],
    [rooted({ examples: [{ a: 'x' }, { a: 1 }] }), ['/examples/1']],
  ],
  'js-depth': [
    [property(chain(300)), [`/properties/a${'/items'.repeat(200)}`]],
    [rooted({ definitions: heirs(202) }), ['/definitions/T201/$extends']],
  ],
};
