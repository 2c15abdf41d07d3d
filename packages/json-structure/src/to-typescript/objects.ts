import type { Members } from '../inheritance.ts';
import type { JsonObject } from '../json.ts';
import { extendsOf, type Target } from '../references.ts';
import { mapOf } from '../types/parts.ts';
import { block, isOneLine, objectOf, tight, unionOf, unknown, type Code, type Member } from './code.ts';
import { documentationOf } from './documentation.ts';
import { lossAt } from './losses.ts';
import { alternativesOf, requiredOf } from './members.ts';
import type { Printer } from './printer.ts';
import { requiredSets, withRequiredSets } from './required-sets.ts';
import { memberKey } from './text.ts';

/** Members that an object type has, of whatever kind. */
interface Printed {
  readonly declared: ReadonlyMap<string, Member>;
  /** Demanded without being declared. */
  readonly undeclared: readonly Member[];
  readonly index: readonly Member[];
}

const undefinedType: Code = tight('undefined');

/**
 * The index signature for members that are not declared. TypeScript wants the declared ones to fit it too, so that it
 * takes their types in; those spread over lines would be spelt out twice, and make it `unknown`.
 */
const indexOf = (target: Target, others: readonly Target[], known: readonly Member[], printer: Printer): Member => {
  const own = unionOf(others.map(printer.type));
  const optional = known.some((member) => member.optional) ? [undefinedType] : [];
  const type = known.every((member) => isOneLine(member.type))
    ? unionOf([own, ...known.map((member) => member.type), ...optional])
    : unknown;
  if (type.text !== own.text)
    printer.tell(
      lossAt(
        target.pointer,
        'additionalProperties',
        'members that are not declared may also be of the types of those that are',
      ),
    );
  const [only, ...more] = others;
  const doc = only === undefined || more.length > 0 ? [] : documentationOf(only.schema, printer.structure);
  return { key: '[key: string]', optional: false, type, doc };
};

/** What types members that are not declared, for a type that is not open to all. */
const othersOf = (target: Target, { additional }: Members, { structure }: Printer): readonly Target[] => {
  if (additional === true) return [];
  const patterns = structure.binds('patternProperties') ? [...mapOf(target, 'patternProperties').values()] : [];
  return additional === false ? patterns : [additional, ...patterns];
};

const printed = (target: Target, members: Members, printer: Printer, first: readonly Member[]): Printed => {
  const required = requiredOf(members);
  const keys = printer.keys(members);
  // A key that an alternate name gives may be that of a selector, or of a member that is demanded without being declared.
  const taken = new Set(first.map(({ key }) => key));
  const declared = new Map<string, Member>();
  for (const [name, property] of members.properties) {
    const key = keys.get(name) ?? memberKey(name);
    const doc = documentationOf(property.schema, printer.structure);
    if (!taken.has(key)) declared.set(name, { key, optional: !required.has(name), type: printer.type(property), doc });
    taken.add(key);
  }
  const others = othersOf(target, members, printer);
  const rest = others.length > 0 ? unionOf(others.map(printer.type)) : unknown;
  const undeclared = [...required]
    .filter((name) => !members.properties.has(name) && !taken.has(memberKey(name)))
    .map((name) => ({ key: memberKey(name), optional: false, type: rest, doc: [] }));
  const known = [...first, ...declared.values(), ...undeclared];
  const index = others.length > 0 ? [indexOf(target, others, known, printer)] : [];
  return { declared, undeclared, index };
};

/** What an object without any declared member may hold. */
const freely = (additional: Members['additional']): Member => ({
  key: '[key: string]',
  optional: false,
  type: additional === false ? tight('never') : unknown,
  doc: [],
});

/** An object type with all its members, inherited ones included; `first` are put before them. */
export const objectOfMembers = (
  target: Target,
  members: Members,
  printer: Printer,
  first: readonly Member[] = [],
): Code => {
  const { declared, undeclared, index } = printed(target, members, printer, first);
  const all = [...first, ...declared.values(), ...undeclared, ...index];
  const keys = printer.keys(members);
  const known = new Map([...declared.values()].map(({ key, type }) => [key, type]));
  const sets = alternativesOf(members).map((alternatives) => {
    const { code, exact } = requiredSets(
      alternatives.map((names) => names.map((name) => keys.get(name) ?? memberKey(name))),
      (key) => known.get(key),
    );
    if (!exact) printer.tell(lossAt(target.pointer, 'required', 'more than one of so many sets may be complete'));
    return code;
  });
  return withRequiredSets(objectOf(all.length > 0 ? all : [freely(members.additional)]), sets);
};

export const objectTypeOf = (target: Target, printer: Printer): Code =>
  objectOfMembers(target, printer.structure.members(target.schema), printer);

/** Whether a named type is printed as an interface, without index signature, so that others can be built on it. */
export const isPlainInterface = (schema: JsonObject, printer: Printer): boolean =>
  isInterface(schema, printer) &&
  othersOf({ schema, pointer: '' }, printer.structure.members(schema), printer).length === 0;

const isInterface = (schema: JsonObject, { structure, broken, names }: Printer): boolean => {
  if (schema['type'] !== 'object' || broken.has(schema) || !names.has(schema)) return false;
  const members = structure.members(schema);
  const { properties, additional } = members;
  const declaresAll = [...requiredOf(members)].every((name) => properties.has(name));
  return alternativesOf(members).length === 0 && declaresAll && (properties.size > 0 || typeof additional === 'object');
};

/**
 * The interfaces to extend, or nothing where that would say something else than inheritance does: a name declared
 * twice, or spelt differently. Then inherited members are spelt out.
 */
const interfacesOf = (schema: JsonObject, printer: Printer): readonly JsonObject[] => {
  const { structure, keys } = printer;
  if (structure.inheritsTooMuch(schema)) return [];
  const bases = [
    ...new Set(
      extendsOf(schema).flatMap((text) => {
        const base = structure.find(text);
        return base === undefined ? [] : [base.schema];
      }),
    ),
  ];
  const all = structure.members(schema);
  const allKeys = keys(all);
  const isKept = (base: JsonObject): boolean => {
    if (!isPlainInterface(base, printer)) return false;
    const theirs = structure.members(base);
    const theirKeys = keys(theirs);
    return [...theirs.properties].every(
      ([name, { schema }]) => all.properties.get(name)?.schema === schema && allKeys.get(name) === theirKeys.get(name),
    );
  };
  return bases.every(isKept) ? bases : [];
};

/** The declaration of an object type as an interface; nothing where an interface can't say it. */
export const interfaceOf = (target: Target, name: string, printer: Printer): string | undefined => {
  const { schema } = target;
  const { structure, names } = printer;
  if (!isInterface(schema, printer)) return undefined;
  const bases = interfacesOf(schema, printer);
  const members = structure.members(schema);
  const required = requiredOf(members);
  const inherited = bases.map((base) => structure.members(base));
  // What only this type demands is declared anew.
  const isSaid = (name: string): boolean => {
    const theirs = inherited.filter(({ properties }) => properties.has(name));
    return theirs.length > 0 && theirs.every((base) => requiredOf(base).has(name) === required.has(name));
  };
  const { declared, undeclared, index } = printed(target, members, printer, []);
  const own = [...declared].filter(([name]) => !isSaid(name)).map(([, member]) => member);
  const heritage = bases.length === 0 ? '' : ` extends ${bases.map((base) => names.get(base) ?? '').join(', ')}`;
  return `export interface ${name}${heritage} ${block([...own, ...undeclared, ...index])}\n`;
};
