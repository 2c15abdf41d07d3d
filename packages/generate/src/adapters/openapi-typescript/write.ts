import ts from 'typescript';
import { stringLiteral } from '../../print/text.ts';
import type { Opaque } from './opaque.ts';

/** Writes the nodes of openapi-typescript as text, with the foreign text in the place of its stand-ins. */
export interface Writer {
  type(node: ts.TypeNode, indentation?: string): string;
  /** Several lines, the last without an end. */
  members(members: readonly ts.TypeElement[], indentation?: string): string;
  /** The foreign lines behind the comment of a node; nothing where it has none. */
  docs(node: ts.Node): readonly string[] | undefined;
}

/** One step in. */
export const step = '    ';

/** A doc comment with a line end after it. */
export const writtenDocs = (lines: readonly string[] | undefined, indentation = ''): string => {
  if (lines === undefined) return '';
  if (lines.length === 1) return `${indentation}/** ${lines[0]} */\n`;
  const body = lines.map((line) => `${indentation} * ${line}`.trimEnd()).join('\n');
  return `${indentation}/**\n${body}\n${indentation} */\n`;
};

/** The text of a name or literal. */
export const memberText = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && (ts.isIdentifier(node) || ts.isStringLiteral(node)) ? node.text : undefined;

/** `components['schemas']['X']` → X. */
const schemaOfReference = ({ objectType, indexType }: ts.IndexedAccessTypeNode): string | undefined => {
  if (!ts.isIndexedAccessTypeNode(objectType) || !ts.isLiteralTypeNode(indexType)) return undefined;
  const { objectType: root, indexType: section } = objectType;
  const isSchemas =
    ts.isTypeReferenceNode(root) &&
    memberText(root.typeName) === 'components' &&
    ts.isLiteralTypeNode(section) &&
    memberText(section.literal) === 'schemas';
  return isSchemas ? memberText(indexType.literal) : undefined;
};

/**
 * A writer of the few kinds of nodes that openapi-typescript makes; in a fraction of the time that restoring them in the
 * tree and the compiler's printer take. `aliasOf` is the name of the type that a stand-in of a schema refers to.
 */
export const writerOf = (text: Opaque, aliasOf: (standIn: string) => string): Writer => {
  const unwritable = (node: ts.Node): never => {
    throw new Error(`openapi-typescript made a node of a kind that is not written: ${ts.SyntaxKind[node.kind]}`);
  };

  const nameOf = (name: ts.PropertyName): string => {
    if (ts.isNumericLiteral(name)) return name.text;
    const found = memberText(name);
    if (found === undefined) return unwritable(name);
    return text.nameCode(found) ?? (ts.isIdentifier(name) ? found : stringLiteral(found));
  };

  const literal = (node: ts.LiteralTypeNode['literal']): string => {
    if (ts.isStringLiteral(node)) return stringLiteral(text.nameText(node.text) ?? node.text);
    if (ts.isNumericLiteral(node)) return node.text;
    return ts.tokenToString(node.kind) ?? unwritable(node);
  };

  const list = (nodes: readonly ts.TypeNode[], indentation: string, separator: string): string =>
    nodes.map((node) => type(node, indentation)).join(separator);

  const type = (node: ts.TypeNode, indentation = ''): string => {
    if (ts.isTypeLiteralNode(node))
      return node.members.length === 0 ? '{}' : `{\n${members(node.members, indentation + step)}\n${indentation}}`;
    if (ts.isIndexedAccessTypeNode(node)) {
      const target = schemaOfReference(node);
      if (target !== undefined) return aliasOf(target);
      return `${type(node.objectType, indentation)}[${type(node.indexType, indentation)}]`;
    }
    if (ts.isTypeReferenceNode(node)) {
      const given = node.typeArguments === undefined ? '' : `<${list(node.typeArguments, indentation, ', ')}>`;
      return `${memberText(node.typeName) ?? unwritable(node.typeName)}${given}`;
    }
    if (ts.isUnionTypeNode(node)) return list(node.types, indentation, ' | ');
    if (ts.isIntersectionTypeNode(node)) return list(node.types, indentation, ' & ');
    if (ts.isArrayTypeNode(node)) return `${type(node.elementType, indentation)}[]`;
    if (ts.isLiteralTypeNode(node)) return literal(node.literal);
    if (ts.isParenthesizedTypeNode(node)) return `(${type(node.type, indentation)})`;
    if (ts.isTupleTypeNode(node)) {
      const inner = indentation + step;
      const elements = node.elements.map((element) => inner + type(element, inner)).join(',\n');
      return `[\n${elements}${elements === '' ? '' : '\n'}${indentation}]`;
    }
    if (ts.isNamedTupleMember(node))
      return `${node.name.text}${node.questionToken ? '?' : ''}: ${type(node.type, indentation)}`;
    if (ts.isOptionalTypeNode(node)) return `${type(node.type, indentation)}?`;
    if (ts.isRestTypeNode(node)) return `...${type(node.type, indentation)}`;
    return ts.tokenToString(node.kind) ?? unwritable(node);
  };

  const member = (node: ts.TypeElement, indentation: string): string => {
    if (ts.isPropertySignature(node) && node.type !== undefined) {
      const docs = writtenDocs(writer.docs(node), indentation);
      return `${docs}${indentation}${nameOf(node.name)}${node.questionToken ? '?' : ''}: ${type(node.type, indentation)};`;
    }
    const [key] = ts.isIndexSignatureDeclaration(node) ? node.parameters : [];
    if (!ts.isIndexSignatureDeclaration(node) || key?.type === undefined) return unwritable(node);
    return `${indentation}[${memberText(key.name)}: ${type(key.type, indentation)}]: ${type(node.type, indentation)};`;
  };

  const members: Writer['members'] = (nodes, indentation = '') =>
    nodes.map((node) => member(node, indentation)).join('\n');

  const writer: Writer = {
    type,
    members,
    docs: (node) => {
      for (const comment of ts.getSyntheticLeadingComments(node) ?? []) {
        const lines = text.docLines(comment.text);
        if (lines !== undefined) return lines;
      }
      return undefined;
    },
  };
  return writer;
};
