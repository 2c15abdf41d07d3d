import {
  annotationsOf,
  canonicalJson,
  hasType,
  typeBit,
  type EffectiveSchema,
  type Json,
  type Pointer,
  type SchemaFacts,
} from '@schemawright/contract';

/** Whether what two schemas say of their form in XML is not the same. */
export const differsInXml = (old: EffectiveSchema, next: EffectiveSchema): boolean => {
  const [before, after] = [annotationsOf(old).xml, annotationsOf(next).xml];
  if (before.length + after.length === 0 || canonicalJson(before) === canonicalJson(after)) return false;
  return xmlOf(old.facts) !== xmlOf(next.facts);
};

/**
 * What a schema says of its form in XML, defaults filled in: the kind of its node, its name where that is another one than
 * that of the member, and its namespace. OpenAPI 3.1.1, 4.8.26; OpenAPI 3.2.0, 4.26.
 */
const xmlOf = ({ annotations, types, pointer }: SchemaFacts): string => {
  const isList = hasType(types, 'array') && (types & ~(typeBit.array | typeBit.null)) === 0;
  const said = annotations.xml.length === 0 ? [{}] : annotations.xml;
  return canonicalJson(said.map((xml) => nodeOf(xml, isList, memberAt(pointer))));
};

const nodeOf = (xml: Json, isList: boolean, member: string | undefined): Json => {
  const {
    name,
    namespace,
    attribute,
    wrapped,
    'x-node-type': declared,
  } = (xml ?? {}) as Readonly<Record<string, Json>>;
  const older = attribute === true ? 'attribute' : isList && wrapped !== true ? 'none' : 'element';
  const node = declared ?? older;
  // Other nodes have no name: the items of a list that is not wrapped have their own.
  if (node !== 'element' && node !== 'attribute') return [node];
  return [node, name === undefined || name === member ? null : name, namespace ?? null];
};

/** The name of the member that is described at a place. */
const memberAt = (pointer: Pointer): string | undefined => {
  const [last = '', keyword] = pointer.split('/').reverse();
  return keyword === 'properties' ? last.replaceAll('~1', '/').replaceAll('~0', '~') : undefined;
};
