import { tokens, type Contract } from '@schemawright/contract';
import ts from 'typescript';
import { digest } from '../../digest.ts';
import { derivedNames, operationNames, schemaNames } from '../../names.ts';
import { generatedOperations } from '../../operations.ts';
import { documentationLines } from '../../print/text.ts';
import type { Opaque } from './opaque.ts';
import type { Variant } from './variants.ts';
import { memberText, step, writerOf, writtenDocs } from './write.ts';

/**
 * The nodes of openapi-typescript as the text of a declaration file: each component schema becomes an alias of its own,
 * `components['schemas']` names the aliases, and the foreign text is back in the place of its stand-ins.
 */
export const printTypes = (
  contract: Contract,
  nodes: readonly ts.Node[],
  text: Opaque,
  variants: ReadonlyMap<string, Variant>,
): string => {
  const exportedNames = schemaNames(contract);
  const derived = {
    sent: derivedNames(exportedNames, 'Sent'),
    received: derivedNames(exportedNames, 'Received'),
  };
  const taken = new Set([exportedNames, derived.sent, derived.received].flatMap((names) => [...names.values()]));
  const hidden = ({ pointer, view }: Variant): string => {
    const id = view === 'plain' ? pointer : `${view.direction} ${view.converted} ${pointer}`;
    const base = `${(tokens(pointer)[2] ?? '').replace(/\W/g, '')}Part_${digest(id).slice(0, 8)}`;
    const name = /^[A-Za-z_$]/.test(base) ? base : `_${base}`;
    return taken.has(name) ? `${name}_` : name;
  };
  /** Whole components as the callers of operations see them are exported, other variants are not. */
  const exportOf = ({ pointer, view }: Variant): string | undefined => {
    const [components, schemas, key, ...rest] = tokens(pointer);
    const isWhole = components === 'components' && schemas === 'schemas' && key !== undefined && rest.length === 0;
    return isWhole && view !== 'plain' && view.converted ? derived[view.direction].get(key) : undefined;
  };
  const aliasOf = (standIn: string): string => {
    const variant = variants.get(standIn);
    return variant === undefined
      ? (exportedNames.get(text.nameText(standIn) as string) as string)
      : (exportOf(variant) ?? hidden(variant));
  };

  const writer = writerOf(text, aliasOf);

  const interfaceOf = (name: string, members: string): string =>
    `export interface ${name} {\n${members}${members === '' ? '' : '\n'}}\n`;

  const aliases: string[] = [];
  const alias = (member: ts.TypeElement): string[] => {
    const standIn = memberText(member.name);
    if (!ts.isPropertySignature(member) || standIn === undefined || member.type === undefined) return [];
    const name = aliasOf(standIn);
    const variant = variants.get(standIn);
    const isExported = variant === undefined || exportOf(variant) !== undefined;
    const docs = writtenDocs(writer.docs(member));
    aliases.push(`${docs}${isExported ? 'export ' : ''}type ${name} = ${writer.type(member.type)};\n`);
    return variant !== undefined ? [] : [`${step}${step}${text.nameCode(standIn)}: ${name};\n`];
  };

  const components = ({ members }: ts.InterfaceDeclaration): string => {
    const sections = members.flatMap((member) => {
      if (memberText(member.name) !== 'schemas' || !ts.isPropertySignature(member)) return [];
      const schemas = member.type && ts.isTypeLiteralNode(member.type) ? member.type.members.flatMap(alias) : [];
      return [`${step}schemas: {${schemas.length === 0 ? '' : `\n${schemas.join('')}${step}`}};`];
    });
    return interfaceOf('components', sections.join('\n'));
  };

  /** openapi-typescript documents an operation where a path refers to it, and not in `operations`. */
  const described = ({ members }: ts.InterfaceDeclaration): string => {
    const identifiers = operationNames(contract);
    const docs = new Map(
      generatedOperations(contract).map(({ key, object: { summary, description, deprecated } }) => [
        identifiers.get(key),
        documentationLines({ summary, description, deprecated }),
      ]),
    );
    const written = members.map((member) => {
      const lines = docs.get(text.nameText(memberText(member.name) ?? ''));
      return `${writtenDocs(lines?.length === 0 ? undefined : lines, step)}${writer.members([member], step)}`;
    });
    return interfaceOf('operations', written.join('\n'));
  };

  const statement = (node: ts.Node): string => {
    if (ts.isTypeAliasDeclaration(node))
      return node.name.text === '$defs' ? '' : `export type ${node.name.text} = ${writer.type(node.type)};\n`;
    if (!ts.isInterfaceDeclaration(node)) throw new Error('openapi-typescript made a statement that is not written');
    if (node.name.text === 'components') return components(node);
    if (node.name.text === 'operations') return described(node);
    return interfaceOf(node.name.text, writer.members(node.members, step));
  };

  // The aliases are found on the way.
  const statements = nodes.map(statement);
  return [...aliases, ...statements, 'export {};\n'].join('');
};
