import type { Draw } from './draw.ts';

export type Node = { readonly [keyword: string]: unknown };

/** What schemas are made of: everything, or what the types of a language can see. */
export interface Vocabulary {
  /** Lengths, bounds, patterns, formats, `not`, conditions … */
  readonly limits: boolean;
  /** `allOf` of objects. */
  readonly joined: boolean;
  /** `readOnly` and `writeOnly` members. */
  readonly directions: boolean;
  /** Besides: recursion, tags by `discriminator`, unions beside members, constants that are no texts, closed tuples … */
  readonly rare?: boolean;
}

const names = ['a', 'b', 'c', 'd'] as const;
export const components = ['A', 'B', 'C'] as const;
const texts = ['x', 'y', 'z', 'xyz'] as const;
const patterns = ['^x', 'y$', '^[a-z]+$', '^x*$', '[0-9]', '^(x|y)$'] as const;
const formats = ['date', 'uuid', 'email', 'int32', 'custom'] as const;
const rareFormats = ['date-time', 'time', 'uri', 'ipv4', 'byte', 'binary', 'hostname', 'int64'] as const;
const rareValues = [null, '', 0, -1.5, 1e21, false, [], ['x'], {}, { a: 'x' }, { a: null, b: [1] }] as const;

/** Random schemas, small and many-sided. */
export class Schemas {
  readonly draw: Draw;
  readonly vocabulary: Vocabulary;

  constructor(draw: Draw, vocabulary: Vocabulary) {
    this.draw = draw;
    this.vocabulary = vocabulary;
  }

  schema(depth: number): Node {
    const { draw } = this;
    const schema = depth <= 0 ? this.leaf() : this.any(depth);
    if (draw.chance(12)) return this.nullable(schema);
    return this.vocabulary.limits && depth > 0 && draw.chance(10) ? { ...schema, ...this.applied(depth - 1) } : schema;
  }

  private any(depth: number): Node {
    if (this.vocabulary.rare === true && this.draw.chance(30)) return this.rare(depth - 1);
    switch (this.draw.below(10)) {
      case 0:
        return this.array(depth - 1);
      case 1:
        return this.union(depth - 1);
      case 2:
        return this.tagged(depth - 1);
      case 3:
        return this.vocabulary.joined ? { allOf: this.parts(depth - 1) } : this.object(depth - 1);
      case 4:
        return { $ref: `#/components/schemas/${this.draw.pick(components)}` };
      case 5:
        return { type: 'object', additionalProperties: this.schema(depth - 1) };
      case 6:
      case 7:
        return this.object(depth - 1);
      default:
        return this.leaf();
    }
  }

  /**
   * What holds together: objects, and what is of any kind, as a constant beside a union. Where only types are looked
   * at, objects, half of them such as speak of other members.
   */
  private parts(depth: number): readonly Node[] {
    if (!this.vocabulary.limits && this.draw.chance(50))
      return [this.object(depth, ['a', 'b']), this.object(depth, ['c', 'd'])];
    if (!this.vocabulary.limits) return [this.object(depth), this.object(depth)];
    if (this.draw.chance(60)) return [this.object(depth), this.object(depth)];
    return Array.from({ length: 1 + this.draw.below(2) }, () => this.schema(depth));
  }

  leaf(): Node {
    const { draw } = this;
    if (this.vocabulary.rare === true && draw.chance(15)) return this.rareLeaf();
    if (this.vocabulary.limits && draw.chance(6)) return this.listed();
    switch (draw.below(9)) {
      case 0:
        return this.number('integer');
      case 1:
        return this.number('number');
      case 2:
        return { type: 'boolean' };
      case 3:
        return { enum: [...draw.some(texts, 60), 'w'] };
      case 4:
        return { type: 'string', enum: ['v', ...draw.some(texts, 40)] };
      case 5:
        return { const: draw.pick([...texts, 1, true]) };
      case 6:
        return {
          type: draw
            .some(['string', 'integer', 'boolean'] as const, 60)
            .concat('string')
            .filter(isFirst),
        };
      case 7:
        return draw.chance(30) ? {} : this.string();
      default:
        return this.string();
    }
  }

  /** Values, and something that holds besides: not all of them are left. */
  private listed(): Node {
    const { draw } = this;
    const values = draw.some([...texts, 1, 2.5, null, true], 60);
    const list = values.length === 0 ? { const: 'x' } : { enum: values };
    switch (draw.below(4)) {
      case 0:
        return { ...list, minLength: draw.below(3), ...(draw.chance(40) ? { minimum: 2 } : {}) };
      case 1:
        return { ...list, anyOf: [{ type: 'string', pattern: draw.pick(patterns) }, this.number('integer')] };
      case 2:
        return { ...list, not: { const: draw.pick(texts) } };
      default:
        return { allOf: [list, { oneOf: [{ type: 'string', maxLength: 1 + draw.below(2) }, { enum: ['x', 1] }] }] };
    }
  }

  string(): Node {
    return { type: 'string', ...this.stringLimits() };
  }

  private stringLimits(): Node {
    const { draw } = this;
    if (!this.vocabulary.limits) return {};
    return {
      ...(draw.chance(20) ? { minLength: draw.below(4) } : {}),
      ...(draw.chance(20) ? { maxLength: 2 + draw.below(4) } : {}),
      ...(draw.chance(15) ? { pattern: draw.pick(patterns) } : {}),
      ...(draw.chance(10) ? { format: draw.pick(formats) } : {}),
    };
  }

  number(type: 'integer' | 'number'): Node {
    const { draw } = this;
    if (!this.vocabulary.limits) return { type };
    return {
      type,
      ...(draw.chance(20) ? { minimum: draw.below(5) - 2 } : {}),
      ...(draw.chance(10) ? { exclusiveMinimum: draw.below(5) - 2.5 } : {}),
      ...(draw.chance(20) ? { maximum: 2 + draw.below(5) } : {}),
      ...(draw.chance(10) ? { exclusiveMaximum: 3 + draw.below(5) } : {}),
      ...(draw.chance(15) ? { multipleOf: draw.pick([2, 3, 0.5, 0.1]) } : {}),
    };
  }

  array(depth: number): Node {
    const { draw } = this;
    const { limits } = this.vocabulary;
    return {
      type: 'array',
      ...(draw.chance(80) ? { items: draw.chance(10) ? false : this.schema(depth) } : {}),
      ...(draw.chance(20)
        ? { prefixItems: [this.schema(depth), ...(draw.chance(50) ? [this.schema(depth)] : [])] }
        : {}),
      ...(limits && draw.chance(20) ? { minItems: draw.below(3) } : {}),
      ...(limits && draw.chance(20) ? { maxItems: 1 + draw.below(3) } : {}),
      ...(limits && draw.chance(15) ? { uniqueItems: true } : {}),
      ...(limits && draw.chance(15) ? { contains: this.leaf() } : {}),
      ...(limits && draw.chance(5) ? { minContains: draw.below(3) } : {}),
      ...(limits && draw.chance(5) ? { maxContains: 1 + draw.below(2) } : {}),
      ...(limits && draw.chance(5) ? { unevaluatedItems: draw.chance(70) ? false : this.leaf() } : {}),
    };
  }

  object(depth: number, among: readonly string[] = names): Node {
    const { draw } = this;
    const { limits } = this.vocabulary;
    const members = draw.some(among, 55).map((name) => [name, this.member(depth)] as const);
    return {
      type: 'object',
      properties: Object.fromEntries(members),
      ...(draw.chance(60) ? { required: members.map(([name]) => name).filter(() => draw.chance(50)) } : {}),
      ...(draw.chance(25) ? { additionalProperties: draw.chance(60) ? false : this.schema(depth) } : {}),
      ...(limits && draw.chance(6) ? { patternProperties: { [draw.pick(['^p', 'a$'])]: this.leaf() } } : {}),
      ...(limits && draw.chance(6) ? { propertyNames: { maxLength: 1 + draw.below(2) } } : {}),
      ...(limits && draw.chance(6) ? { minProperties: draw.below(3) } : {}),
      ...(limits && draw.chance(6) ? { maxProperties: 1 + draw.below(4) } : {}),
      ...(limits && draw.chance(6) ? { dependentRequired: { [draw.pick(names)]: [draw.pick(names)] } } : {}),
      ...(limits && draw.chance(6) ? { unevaluatedProperties: draw.chance(70) ? false : this.leaf() } : {}),
      ...(limits && draw.chance(4) ? { dependentSchemas: { [draw.pick(names)]: this.schema(depth) } } : {}),
    };
  }

  member(depth: number): Node {
    const schema = this.schema(depth);
    if (!this.vocabulary.directions || !this.draw.chance(12)) return schema;
    return { ...schema, [this.draw.pick(['readOnly', 'writeOnly'])]: true };
  }

  private union(depth: number): Node {
    const count = 2 + this.draw.below(2);
    const branches = Array.from({ length: count }, () => this.schema(depth));
    return { [this.draw.pick(['anyOf', 'oneOf'])]: branches };
  }

  private tagged(depth: number): Node {
    const branches = ['k', 'l', 'm'].slice(0, 2 + this.draw.below(2)).map((tag) => {
      const object = this.object(depth);
      return {
        ...object,
        properties: { ...(object['properties'] as Node), kind: { const: tag } },
        required: [...((object['required'] as string[] | undefined) ?? []), 'kind'],
      };
    });
    return { oneOf: branches };
  }

  /** Keywords that apply whole schemas besides. */
  applied(depth: number): Node {
    if (this.vocabulary.rare === true && this.draw.chance(50)) return this.rarelyApplied(depth);
    switch (this.draw.below(6)) {
      case 0:
        return { not: this.leaf() };
      case 1:
        return { if: this.leaf(), then: this.schema(depth) };
      case 2:
        return { if: this.leaf(), then: this.schema(depth), else: this.schema(depth) };
      case 3:
        return { not: this.object(depth) };
      case 4:
        return { dependentSchemas: { [this.draw.pick(names)]: this.object(depth) } };
      default:
        return { if: { required: [this.draw.pick(names)] }, then: { required: [this.draw.pick(names)] } };
    }
  }

  private rareLeaf(): Node {
    const { draw } = this;
    switch (draw.below(6)) {
      case 0:
      case 1:
        return { $ref: `#/components/schemas/${draw.pick(components)}` };
      case 2:
        return { const: draw.pick(rareValues) };
      case 3:
        return { enum: [...draw.some(rareValues, 30), ...draw.some(texts, 40), null] };
      case 4:
        return { type: draw.pick(['integer', 'number']), format: draw.pick(['int32', 'int64', 'float', 'double']) };
      default:
        return { type: 'string', format: draw.pick(rareFormats), ...this.stringLimits() };
    }
  }

  private rare(depth: number): Node {
    const { draw } = this;
    switch (draw.below(7)) {
      case 0:
      case 1:
        return this.discriminated();
      case 2:
        return { ...this.object(depth), [draw.pick(['anyOf', 'oneOf'])]: this.asking() };
      case 3:
        return { ...this.object(depth), [draw.pick(['anyOf', 'oneOf'])]: [this.object(depth), this.object(depth)] };
      case 4:
        return { [draw.pick(['anyOf', 'oneOf'])]: [this.union(depth), this.schema(depth)] };
      case 5:
        return {
          allOf: [this.rareLeaf(), this.object(depth)],
          unevaluatedProperties: draw.chance(70) ? false : this.leaf(),
        };
      default:
        return this.tuple(depth);
    }
  }

  /** Some of the components, told apart by name or by what they are mapped to. */
  private discriminated(): Node {
    const { draw } = this;
    const referred = [...draw.some(components, 70), 'A'].filter(isFirst);
    const mapped = referred
      .filter(() => draw.chance(40))
      .map((name) => [name.toLowerCase(), draw.chance(50) ? name : `#/components/schemas/${name}`]);
    return {
      [draw.pick(['oneOf', 'anyOf'])]: referred.map((name) => ({ $ref: `#/components/schemas/${name}` })),
      discriminator: { propertyName: 'kind', ...(mapped.length > 0 ? { mapping: Object.fromEntries(mapped) } : {}) },
    };
  }

  /** Alternatives that only ask for members. */
  private asking(): readonly Node[] {
    const { draw } = this;
    return Array.from({ length: 2 + draw.below(2) }, () => ({
      required: [draw.pick(names), draw.pick(names)].filter(isFirst),
    }));
  }

  private tuple(depth: number): Node {
    const { draw } = this;
    const prefixItems = Array.from({ length: 1 + draw.below(3) }, () => this.schema(depth));
    const count = prefixItems.length;
    return {
      type: 'array',
      prefixItems,
      ...(draw.chance(70) ? { items: draw.chance(70) ? false : this.leaf() } : {}),
      ...(draw.chance(50) ? { minItems: count } : {}),
      ...(draw.chance(30) ? { maxItems: count } : {}),
    };
  }

  private rarelyApplied(depth: number): Node {
    const { draw } = this;
    const given = { properties: { [draw.pick(names)]: { const: draw.pick(texts) } } };
    switch (draw.below(6)) {
      case 0:
        return { not: { required: [draw.pick(names), draw.pick(names)].filter(isFirst) } };
      case 1:
        return { not: this.schema(depth) };
      case 2:
        return { not: { anyOf: [this.leaf(), this.leaf()] } };
      case 3:
        return { if: { ...given, required: Object.keys(given.properties) }, then: this.object(depth) };
      case 4:
        return { if: given, then: { required: [draw.pick(names)] }, else: this.object(depth) };
      default:
        return { not: { not: this.object(depth) } };
    }
  }

  /** What a name stands for: with a tag, half of them. */
  component(depth: number): Node {
    if (this.vocabulary.rare !== true || this.draw.chance(50)) return this.schema(depth);
    const { properties, required = [], ...rest } = this.object(depth);
    return {
      ...rest,
      properties: { ...(properties as Node), kind: { type: 'string' } },
      required: [...(required as string[]), 'kind'],
    };
  }

  nullable(schema: Node): Node {
    const { type } = schema;
    if (typeof type === 'string' && schema['enum'] === undefined && this.draw.chance(50)) {
      return { ...schema, type: [type, 'null'] };
    }
    return { anyOf: [schema, { type: 'null' }] };
  }
}

const isFirst = <T>(value: T, index: number, list: readonly T[]): boolean => list.indexOf(value) === index;
