import { operations, tokens, type Contract } from '@schemawright/contract';
import ts from 'typescript';
import { digest } from '../../digest.ts';
import { derivedNames, operationNames, schemaNames } from '../../names.ts';
import { documentationLines, stringLiteral } from '../../print/text.ts';
import { verbatim } from './forms.ts';
import type { Opaque } from './opaque.ts';
import type { Variant } from './variants.ts';

const { factory } = ts;

const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];

/** `components['schemas']['X']` → X. */
const schemaOfReference = (node: ts.Node): string | undefined => {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType, indexType } = node.objectType;
  const isSchemas =
    ts.isTypeReferenceNode(objectType) &&
    ts.isIdentifier(objectType.typeName) &&
    objectType.typeName.text === 'components' &&
    ts.isLiteralTypeNode(indexType) &&
    ts.isStringLiteral(indexType.literal) &&
    indexType.literal.text === 'schemas';
  if (!isSchemas || !ts.isLiteralTypeNode(node.indexType) || !ts.isStringLiteral(node.indexType.literal))
    return undefined;
  return node.indexType.literal.text;
};

const memberText = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && (ts.isIdentifier(node) || ts.isStringLiteral(node)) ? node.text : undefined;

const withDocs = <T extends ts.Node>(node: T, lines: readonly string[] | undefined): T => {
  ts.setSyntheticLeadingComments(node, undefined);
  if (lines === undefined) return node;
  const body =
    lines.length === 1 ? `* ${lines[0]} ` : `*\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n `;
  return ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, body, true);
};

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

  const docsOf = (node: ts.Node): readonly string[] | undefined =>
    (ts.getSyntheticLeadingComments(node) ?? []).map((comment) => text.docLines(comment.text)).find((lines) => lines);

  const restore = (node: ts.Node): ts.Node => {
    const target = schemaOfReference(node);
    if (target !== undefined) return verbatim(aliasOf(target));
    const docs = docsOf(node);
    const visited = ts.visitEachChild(node, restore, undefined);
    if (ts.isPropertySignature(visited)) {
      const code = text.nameCode(memberText(visited.name) ?? '');
      const renamed =
        code === undefined
          ? visited
          : factory.updatePropertySignature(
              visited,
              visited.modifiers,
              factory.createIdentifier(code),
              visited.questionToken,
              visited.type,
            );
      return withDocs(renamed, docs);
    }
    const index = ts.isLiteralTypeNode(visited) ? text.nameText(memberText(visited.literal) ?? '') : undefined;
    if (index !== undefined) return verbatim(stringLiteral(index));
    return visited;
  };

  const aliases: ts.Statement[] = [];
  const alias = (member: ts.TypeElement): ts.TypeElement[] => {
    const standIn = memberText(member.name);
    if (!ts.isPropertySignature(member) || standIn === undefined || member.type === undefined) return [];
    const name = aliasOf(standIn);
    const variant = variants.get(standIn);
    const isExported = variant === undefined || exportOf(variant) !== undefined;
    const type = restore(member.type) as ts.TypeNode;
    const declaration = factory.createTypeAliasDeclaration(isExported ? exported : [], name, undefined, type);
    aliases.push(withDocs(declaration, docsOf(member)));
    const code = text.nameCode(standIn) as string;
    return variant !== undefined
      ? []
      : [factory.createPropertySignature(undefined, factory.createIdentifier(code), undefined, verbatim(name))];
  };

  const components = (node: ts.InterfaceDeclaration): ts.Statement =>
    factory.updateInterfaceDeclaration(
      node,
      node.modifiers,
      node.name,
      undefined,
      undefined,
      node.members.flatMap((member) => {
        if (memberText(member.name) !== 'schemas' || !ts.isPropertySignature(member)) return [];
        const schemas = member.type && ts.isTypeLiteralNode(member.type) ? member.type.members.flatMap(alias) : [];
        return factory.createPropertySignature(undefined, 'schemas', undefined, factory.createTypeLiteralNode(schemas));
      }),
    );

  /** openapi-typescript documents an operation where a path refers to it, and not in `operations`. */
  const described = (node: ts.InterfaceDeclaration): ts.Statement => {
    const identifiers = operationNames(contract);
    const docs = new Map(
      operations(contract).map(({ key, object: { summary, description, deprecated } }) => [
        identifiers.get(key),
        documentationLines({ summary, description, deprecated }),
      ]),
    );
    const members = node.members.map((member) => {
      const lines = docs.get(text.nameText(memberText(member.name) ?? ''));
      return withDocs(restore(member) as ts.TypeElement, lines?.length === 0 ? undefined : lines);
    });
    return factory.updateInterfaceDeclaration(node, node.modifiers, node.name, undefined, undefined, members);
  };

  const statements = nodes.flatMap((node): ts.Statement[] => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text === '$defs') return [];
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'components') return [components(node)];
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'operations') return [described(node)];
    return [restore(node) as ts.Statement];
  });
  const last = factory.createExportDeclaration(undefined, false, factory.createNamedExports([]));
  const file = factory.createSourceFile(
    [...aliases, ...statements, last],
    factory.createToken(ts.SyntaxKind.EndOfFileToken),
    ts.NodeFlags.None,
  );
  return ts.createPrinter({ newLine: ts.NewLineKind.LineFeed }).printFile(file);
};
