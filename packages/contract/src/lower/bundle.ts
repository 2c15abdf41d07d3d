import { child, pointerOfFragment, fragmentOf, tokens, valueAt, type Pointer } from '../pointer.ts';
import { Refusal } from '../problem.ts';
import {
  copy,
  isObject,
  isPlaced,
  own,
  sectionOf,
  setOwn,
  slotsOf,
  kindAt,
  type Draft,
  type Kind,
  type Placed,
} from '../openapi/model.ts';
import type { Source } from '../read/source.ts';
import type { Lowering } from './draft.ts';
import { freeName, sectionIn } from './components.ts';
import { bindDynamicReferences, identifying } from './dynamic-scopes.ts';
import { anchorIn, Identifiers, recursive, writeStatic } from './identifiers.ts';
import { defaultDialect, isForeign, isJsonStructure } from './json-structure/dialect.ts';
import { meantBy, outermostSchema } from './meant-reference.ts';
import { createOpening, type FileAccess, type Loaded } from './opening.ts';
import { inlinePathItems } from './path-items.ts';
import { tallyOf } from './tally.ts';
import { duplicatorOf } from './upgrade/duplicate.ts';
import type { Found, Upgrading } from './upgrade/step.ts';
import { isRemote, splitReference } from './uri.ts';
import { upgrade, versionOf } from './upgrade/upgrade.ts';

export interface Bundling extends FileAccess {
  /** Where the schema stands that the entry consists of; the root of an OpenAPI description. */
  readonly at: Pointer;
}

/**
 * Rewrites the draft into OpenAPI 3.1, and brings every file that it refers to into its `components`, so that each
 * `$ref` is local. Each file is upgraded by its own version.
 * References to hosts, and to files outside the working folder and the entry's folder, are refused.
 */
export const bundle = (lowering: Lowering, entry: Source, { cwd, at, dangling, files }: Bundling): void => {
  const { origins } = lowering;
  const opening = createOpening(lowering, entry, { cwd, dangling, files });
  const { first, open, documentAt, valueNamed, isThere, refuse } = opening;
  const tally = tallyOf(lowering);
  const duplicate = duplicatorOf(entry.file);
  /** What plain references have become: most have been met before. */
  const plain = new Map<string, { readonly file: Loaded; readonly kind: Kind; readonly fragment: string }>();
  /** The schemas, which may have names of their own until all references are places. */
  const named: Draft[] = [];
  /** Those whose `$dynamicRef` leads to an anchor of this name, wherever that is when a check comes by. */
  const asking = new Map<Draft, string>();
  /** The components of the entry that other files are to fill, by what they lead to: whoever asks for it finds it there. */
  const claims = new Map<string, string>();
  /** What was brought in, and what gave its place to it: neither is anything that its file says there. */
  const replaced = new Set<unknown>();
  /** How far what is brought in is in what brought it in: it takes room on the stack, and what is too far waits. */
  let depth = 0;
  const waiting: (() => void)[] = [];

  /** The file that what stands at a pointer of the draft was written in. */
  const fileAt = (place: Pick<Placed, 'pointer'>): Loaded =>
    opening.isOne() ? first : opening.loadedFrom(origins.find(place.pointer).source);

  const upgradingOf = (file: Loaded): Upgrading => ({
    lowering,
    get root() {
      return file.root;
    },
    dialect: dialectDeclaredIn(file.source.head),
    follow: find,
    duplicate,
    metaSchemaAt: (uri) => valueNamed(uri, file),
    tally,
  });

  /** What a reference leads to, behind all further ones, as it was written. */
  const find = (ref: string, from: Pointer): Found | undefined => {
    const passed = new Set<string>();
    let file = fileAt({ pointer: from });
    let at = child(origins.find(from).pointer, '$ref');
    for (let next = ref; ;) {
      const { uri, fragment } = splitReference(next, file.self);
      const pointer = pointerOfFragment(fragment);
      const target = uri === '' ? file : isRemote(uri) ? undefined : open(uri, file, at);
      if (pointer === undefined || target === undefined) return undefined;
      const node = valueAt(target.source.value, pointer);
      const key = `${target.path}#${pointer}`;
      if (!isObject(node) || passed.has(key)) return undefined;
      passed.add(key);
      const further = own(node, '$ref');
      if (typeof further !== 'string') return { node, source: target.source, pointer, root: target.root };
      file = target;
      at = child(pointer, '$ref');
      next = further;
    }
  };

  /** The pointer in the draft that holds what `pointer` of `file` says, brought in if it is not there yet. */
  const mount = (file: Loaded, pointer: Pointer, kind: Kind, at?: Placed): Pointer | undefined => {
    const known = origins.lowered(file.source, pointer);
    if (known !== undefined && (pointer === '' || isReadAs(known, kind))) return known;
    const value = valueAt(file.source.value, pointer);
    if (value === undefined) return undefined;
    const section = sectionOf[kind];
    if (section === undefined) return undefined;
    const holder = sectionIn(lowering.document, section);
    const path = at?.pointer.startsWith(`/components/${section}/`) ? tokens(at.pointer) : [];
    const name =
      claims.get(claimOf(section, file.source, pointer)) ??
      (path.length === 3 ? (path[2] as string) : freeName(holder, file.source.file, pointer, file === first));
    const target = child(`/components/${section}`, name);
    origins.note(target, file.source, pointer);
    const node = copy(value);
    replaced.add(node).add(own(holder, name));
    setOwn(holder, name, node);
    if (isObject(node)) {
      const object = { kind, pointer: target, value: node };
      const referring = upgrade(object, file.version, upgradingOf(file));
      if (kind === 'schema') ids.add(node, target, file.source, pointer);
      const bringBelow = (): void => {
        if (kind === 'schema' && isForeign(node, file.source.head)) return;
        follow(object);
        if (kind === 'schema') named.push(node);
        // What stands there may be a JSON Structure file by now.
        if (kind !== 'schema' || !isForeign(node, file.source.head)) bring(object, referring, file);
      };
      if (depth < deepest) deeper(bringBelow);
      else waiting.push(bringBelow);
    }
    return target;
  };

  const deeper = (work: () => void): void => {
    depth += 1;
    work();
    depth -= 1;
  };

  const placeFor = (pointer: Pointer): { holder: Draft; name: string; target: Pointer } => {
    const holder = sectionIn(lowering.document, 'schemas');
    const { source, pointer: written } = origins.find(pointer);
    const name = freeName(holder, source.file, written, source === entry);
    return { holder, name, target: child('/components/schemas', name) };
  };

  /** Whether what stands there is read by the model, as this kind or (which is told later) as another. */
  const isReadAs = (pointer: Pointer, kind: Kind): boolean =>
    tokens(pointer).length === 3 || sectionOf[kind] === undefined || kindAt(lowering.document, pointer) !== undefined;

  /**
   * Rewrites the references below `root`, which was written in `file`, and the mappings. Where no schema has a name or is of
   * another dialect, `referring` is all that there is to look at.
   */
  const bring = (root: Placed, referring: readonly Placed[], { source: { head } }: Loaded): void => {
    const mayBeForeign = defaultDialect(head) !== undefined;
    if (lowering.words.size === 0 && !mayBeForeign) {
      for (const object of referring) {
        if (object !== root && replaced.has(object.value)) continue;
        if (object !== root) follow(object);
        if (object.kind === 'schema') rewriteMapping(object);
      }
      return;
    }
    const visit = (object: Placed): void => {
      if (object.kind === 'schema') rewriteMapping(object);
      for (const slot of slotsOf(object)) {
        if (!isPlaced(slot) || replaced.has(slot.value)) continue;
        const { kind, value, holder, key } = slot;
        const mayBeNamed = lowering.words.size > 0;
        if (kind === 'schema' && (mayBeNamed || mayBeForeign)) {
          if (isForeign(value, object.kind === 'schema' ? undefined : head)) continue;
        }
        if (mayBeNamed || typeof value['$ref'] === 'string') {
          follow(slot);
          if (kind === 'schema' && mayBeNamed) named.push(value);
          if (own(holder, String(key)) !== value) continue;
        }
        deeper(() => visit(slot));
      }
    };
    visit(root);
  };

  /** Notes what the components of the entry lead to that are a reference to another file, and nothing else. */
  const claim = (): void => {
    const { components } = lowering.document;
    if (!isObject(components)) return;
    for (const { kind, pointer, key, value } of slotsOf({
      kind: 'components',
      pointer: '/components',
      value: components,
    })) {
      const ref = isObject(value) ? own(value, '$ref') : undefined;
      if (typeof ref !== 'string' || ref.startsWith('#') || Object.keys(value as Draft).length > 1) continue;
      const found = find(ref, pointer);
      const claimed = found && claimOf(sectionOf[kind] as string, found.source, found.pointer);
      if (claimed !== undefined && found?.source !== entry && !claims.has(claimed)) claims.set(claimed, String(key));
    }
  };

  const follow = (object: Placed): void => {
    const { kind, value: node } = object;
    const ref = own(node, '$ref');
    if (typeof ref === 'string') node['$ref'] = rewritten(ref, object) ?? ref;
    const dynamic = kind === 'schema' ? own(node, '$dynamicRef') : undefined;
    if (typeof dynamic !== 'string') return;
    const meant = dynamic === `#${recursive}` && !ids.isRecursive(object.pointer) ? '#' : dynamic;
    const target = locate(meant, object, fileAt(object));
    const name = ids.dynamicName(meant, object.pointer);
    if (target === undefined || name === undefined)
      return writeStatic(node, target === undefined ? meant : fragmentOf(target));
    node['$dynamicRef'] = fragmentOf(target);
    asking.set(node, name);
  };

  /** A reference as it is written in the lowered document; nothing when it names nothing. */
  const rewritten = (ref: string, object: Placed): string | undefined => {
    const file = fileAt(object);
    const known = plain.get(ref);
    if (known?.file === file && known.kind === object.kind) return known.fragment;
    const target = locate(ref, object, file);
    if (target === undefined) return undefined;
    const fragment = fragmentOf(target);
    if (isPlain(ref, object.kind, file)) plain.set(ref, { file, kind: object.kind, fragment });
    return fragment;
  };

  /** Whether a reference names a component that is there: a place, and nothing else by any name. */
  const isPlain = (ref: string, kind: Kind, file: Loaded): boolean =>
    file.version !== '2.0' &&
    ids.isNameless &&
    componentReference.exec(ref)?.[1] === sectionOf[kind] &&
    valueAt(lowering.document, ref.slice(1)) !== undefined;

  const locate = (ref: string, object: Placed, file: Loaded): Pointer | undefined => {
    if (isPlain(ref, object.kind, file)) return mount(file, ref.slice(1), object.kind);
    const written = (): Pointer => child(origins.find(object.pointer).pointer, '$ref');
    const { uri, fragment } = splitReference(ref, file.self);
    const identified = object.kind === 'schema' ? ids.locate(ref, object.pointer, placeIn) : undefined;
    if (identified !== undefined) return identified;
    const absolute = uri !== '' && object.kind === 'schema' ? ids.uriAt(ref, object.pointer) : undefined;
    const named = absolute === undefined ? undefined : documentAt(absolute, uri, file, written());
    if (named === null) return undefined;
    if (named !== undefined) return mountIn(named, fragment, object) ?? lost(file, written());
    const inner = pointerOfFragment(fragment);
    const isDescription = inner === '' && object.kind === 'schema' && versionOf(file.source.head) !== undefined;
    const isFound = isThere(uri, inner, file) && !(uri === '' && isDescription);
    const meant = isFound ? undefined : meantBy(ref, object.kind, file.source.value);
    const inside = isFound || meant !== undefined || uri !== '' || object.kind !== 'schema' ? undefined : inner;
    const within =
      inside === undefined ? undefined : placeIn(outermostSchema(lowering.document, object.pointer), inside);
    if (meant !== undefined || within !== undefined) {
      const place = meant ?? origins.find(within as Pointer).pointer;
      const message = `this $ref names nothing as it is written; it is read as #${place}, the one place that it can mean`;
      tally.add({ severity: 'warning', code: 'healed-ref', message }, child(object.pointer, '$ref'));
      return within ?? mount(file, place, object.kind);
    }
    if (uri === '') return mountIn(file, fragment, object);
    if (isRemote(uri)) {
      return refuse(file, written(), {
        code: 'ref-remote',
        message: 'this $ref names a host or scheme; descriptions are read without the network',
        mend: 'save the file beside this one, and refer to it by its path or give it this URI as its $id',
      });
    }
    const target = open(uri, file, written());
    if (target === undefined) return undefined;
    if (inner !== '' && isJsonStructure(target.source.value)) {
      return refuse(file, written(), {
        code: 'ref-unresolved',
        message: 'this $ref leads into a JSON Structure document; a reference from outside names the whole of it',
        mend: 'refer to the file without a fragment; $root in it picks one of its types',
      });
    }
    return mountIn(target, fragment, object) ?? lost(file, written());
  };

  /** What a fragment names in a file, brought in. A schema that is a reference and nothing else gives its place to it. */
  const mountIn = (file: Loaded, fragment: string, object: Placed): Pointer | undefined => {
    const inner =
      pointerOfFragment(fragment) ?? (object.kind === 'schema' ? anchorIn(file.source.value, fragment) : undefined);
    const isPure = file.source !== origins.find(object.pointer).source && Object.keys(object.value).length === 1;
    return inner === undefined ? undefined : mount(file, inner, object.kind, isPure ? object : undefined);
  };

  const lost = (file: Loaded, pointer: Pointer): undefined =>
    dangling === 'unknown'
      ? undefined
      : refuse(file, pointer, {
          code: 'ref-unresolved',
          message: 'this $ref names a place that its file does not have',
        });

  /** A place in the schema that stands at a pointer, also where it has moved since it was written. */
  const placeIn = (pointer: Pointer, inner: Pointer): Pointer | undefined => {
    if (valueAt(lowering.document, pointer + inner) !== undefined) return pointer + inner;
    const { source, pointer: written } = origins.find(pointer);
    const moved = origins.lowered(source, written + inner);
    return moved === undefined || valueAt(lowering.document, moved) === undefined ? undefined : moved;
  };

  /** Discriminator mappings name schemas by reference or by component name. OpenAPI 3.1.1, 4.8.25. */
  const rewriteMapping = (schema: Placed): void => {
    const { discriminator } = schema.value;
    const mapping = isObject(discriminator) ? own(discriminator, 'mapping') : undefined;
    if (!isObject(mapping)) return;
    const file = fileAt(schema);
    for (const [value, ref] of Object.entries(mapping)) {
      if (typeof ref !== 'string' || !/[#/]|\.(?:json|ya?ml)$/u.test(ref)) continue;
      // A URI that is no place to read may be a name all the same; what it doesn't name is told of later.
      if (isRemote(ref) || !isThere(splitReference(ref, file.self).uri, '', file)) continue;
      const object: Placed = {
        kind: 'schema',
        pointer: child(`${schema.pointer}/discriminator/mapping`, value),
        value: { $ref: ref, mapping: true },
      };
      const target = locate(ref, object, file);
      if (target !== undefined) setOwn(mapping, value, fragmentOf(target));
    }
  };

  const root: Placed = { kind: 'document', pointer: '', value: lowering.document };
  const referring = upgrade(root, first.version, upgradingOf(first));
  const ids = new Identifiers(lowering.document, at, lowering.words);
  claim();
  bring(root, referring, first);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next();
  bindDynamicReferences(lowering, { asking, anchors: ids.dynamicAnchors, duplicate, placeFor });
  for (const node of named) {
    for (const keyword of identifying) if (typeof node[keyword] === 'string') delete node[keyword];
  }
  inlinePathItems(lowering);
  tally.tell();
  const refused = opening.refused();
  if (refused.length > 0) throw new Refusal(refused);
};

const claimOf = (section: string, { path }: Source, pointer: Pointer): string => `${section} ${path}#${pointer}`;

/** Levels of what is brought in, and of what it is in. */
const deepest = 300;

/** `#/components/schemas/Pet`, without anything escaped. */
const componentReference = /^#\/components\/([A-Za-z]+)\/[^/~%]+$/u;

/** The dialect of all that a file holds: a description says it otherwise than a schema. OpenAPI 3.1.1, 4.8.24.5. */
const dialectDeclaredIn = (head: Draft): unknown =>
  versionOf(head) === undefined ? own(head, '$schema') : defaultDialect(head);
