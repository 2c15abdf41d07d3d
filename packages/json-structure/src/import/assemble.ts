import { canonical, isObject, isString, type Json, type JsonObject } from '../json.ts';
import { quoted } from '../lint/rule.ts';
import { child, type Pointer } from '../pointer.ts';
import { maxDepth } from '../positions.ts';
import type { LintProblem } from '../problem.ts';
import { createBudget, maxNodes } from './budget.ts';
import { copyOf, type Place } from './copy.ts';
import { importedUri, mayImport, type ImportGraph } from './graph.ts';
import { declarationsOf, isNamespaceOfImports, sitesIn, sitesOf, type Site } from './namespaces.ts';
import { importError, shown } from './problems.ts';

/** Where something was copied from: the document that declares it, by its `$id`, and the place there. */
export interface Origin {
  readonly uri: string;
  readonly pointer: Pointer;
}

export interface Assembled {
  /** The root namespace with all imports in it; nothing when they are too large. */
  readonly definitions: JsonObject | undefined;
  readonly problems: readonly LintProblem[];
  readonly imported: ReadonlyMap<Pointer, Origin>;
}

/** A member of a namespace: a type, or a namespace that was looked into. */
type Member = { readonly origin: Origin | undefined } & (
  | { readonly schema: Json | undefined }
  | { readonly members: Members }
);
type Members = ReadonlyMap<string, Member>;

/** A document on its way into the root document. */
interface Frame {
  readonly document: JsonObject;
  /** Nothing for the root document itself. */
  readonly uri: string | undefined;
  /** The namespace of the root document that it goes to. */
  readonly at: readonly string[];
  /** The keyword of the root document that asked for it. */
  readonly top: Pointer | undefined;
  readonly rootType: Member | undefined;
}

/**
 * Builds the root namespace. Every document goes straight to its final place, so that references inside it, to what
 * it declares or imports itself, only have to be led there. JSON Structure import, `$import` and `$importdefs`.
 */
export const assemble = (root: JsonObject, { documents }: ImportGraph, binds: Place['binds']): Assembled => {
  const budget = createBudget();
  const known = new Map<string, Members>();
  const problems = new Map<string, LintProblem>();
  let overrun: Pointer | undefined;

  const tell = (problem: LintProblem): void => {
    problems.set(`${problem.pointer}\n${problem.message}`, problem);
  };

  const imports = ({ keyword, ...site }: Site, at: readonly string[], top: Pointer): Members => {
    const uri = importedUri({ keyword, ...site });
    const document = uri === undefined ? undefined : documents.get(uri);
    if (uri === undefined || document === undefined) return new Map();
    const key = JSON.stringify([keyword, uri, ...at]);
    const members = known.get(key);
    if (members !== undefined) return members;
    if (budget.isSpent() || at.length > maxDepth) {
      overrun ??= top;
      return new Map();
    }
    const { definitions, rootType } = copyOf(document, { at, withRootType: keyword === '$import', binds }, budget);
    if (budget.isSpent()) overrun ??= top;
    const frame = {
      document,
      uri,
      at,
      top,
      rootType: rootType && { schema: rootType.schema, origin: { uri, pointer: '' } },
    };
    const result = namespace(definitions, frame, []);
    known.set(key, result);
    return result;
  };

  const namespace = (declared: JsonObject, frame: Frame, names: readonly string[]): Members => {
    const { document, uri, at, rootType } = frame;
    const isRoot = names.length === 0;
    const pointer = child('/definitions', ...names);
    const members = new Map<string, Member>();
    if (!budget.spend(1 + Object.keys(declared).length)) {
      overrun ??= frame.top ?? '';
      return members;
    }

    for (const [name, inner] of declarationsOf(declared)) {
      const origin = uri === undefined ? undefined : { uri, pointer: child(pointer, name) };
      const isOpened =
        isNamespaceOfImports(inner) && names.length < maxDepth && (uri !== undefined || holdsImports(inner));
      members.set(
        name,
        isOpened ? { members: namespace(inner, frame, [...names, name]), origin } : { schema: inner, origin },
      );
    }

    const collide = (name: string, first: Member, second: Member, at: Pointer): void => {
      const [one, other] = [first, second].map(({ origin }) => (origin === undefined ? '' : whereIs(origin)));
      const inside = uri === undefined ? '' : `in ${shown(uri)}: `;
      const message = `${inside}two different types or namespaces are named ${quoted(name)}: ${one} and ${other}`;
      tell(
        importError('js-import-collision', frame.top ?? at, message, 'import one of them into a namespace of its own'),
      );
    };

    // The root type counts as a member of the root namespace, also when it is not copied along.
    const rootName =
      isRoot && Object.hasOwn(document, 'type') && isString(document['name']) ? document['name'] : undefined;
    if (rootName !== undefined && rootType !== undefined) {
      const namesake = members.get(rootName);
      if (namesake === undefined) members.set(rootName, rootType);
      else collide(rootName, rootType, namesake, '');
    }

    const imported = new Map<string, Member>();
    for (const site of mayImport(document)
      ? [...(isRoot ? sitesIn(document, '') : []), ...sitesIn(declared, pointer)]
      : [])
      for (const [name, member] of imports(site, [...at, ...names], frame.top ?? site.pointer)) {
        if (members.has(name) || name === rootName) continue;
        const earlier = imported.get(name);
        if (earlier === undefined) imported.set(name, member);
        else if (!isSame(earlier, member)) collide(name, earlier, member, site.pointer);
      }
    return new Map([...members, ...imported]);
  };

  const holding = new Map<JsonObject, boolean>();
  const holdsImports = (declared: JsonObject): boolean => {
    const answer = holding.get(declared) ?? sitesOf({ definitions: declared }).length > 0;
    holding.set(declared, answer);
    return answer;
  };

  const declared = isObject(root['definitions']) ? root['definitions'] : {};
  const members = namespace(
    declared,
    { document: root, uri: undefined, at: [], top: undefined, rootType: undefined },
    [],
  );
  if (overrun !== undefined) {
    const message = `the imports copy more than ${maxNodes} values, or into more than ${maxDepth} namespaces in each other`;
    const problem = importError(
      'js-import-too-large',
      overrun,
      message,
      'import each document once, into one namespace',
    );
    return { definitions: undefined, problems: [...problems.values(), problem], imported: new Map() };
  }
  const places = new Map<Pointer, Origin>();
  return { definitions: written(members, '/definitions', places), problems: [...problems.values()], imported: places };
};

const whereIs = ({ uri, pointer }: Origin): string =>
  `${pointer === '' ? 'the root' : quoted(pointer)} of ${shown(uri)}`;

const isSame = (a: Member, b: Member): boolean => {
  if (a === b) return true;
  if (a.origin !== undefined && a.origin.uri === b.origin?.uri && a.origin.pointer === b.origin.pointer) return true;
  const text = canonical(writtenMember(a, '', new Map()));
  return text !== undefined && text === canonical(writtenMember(b, '', new Map()));
};

const writtenMember = (member: Member, pointer: Pointer, places: Map<Pointer, Origin>): Json | undefined => {
  if (member.origin !== undefined) places.set(pointer, member.origin);
  return 'members' in member ? written(member.members, pointer, places) : member.schema;
};

/** The namespace as JSON; `places` learns where what came from. */
const written = (members: Members, pointer: Pointer, places: Map<Pointer, Origin>): JsonObject =>
  Object.fromEntries([...members].map(([name, member]) => [name, writtenMember(member, child(pointer, name), places)]));
