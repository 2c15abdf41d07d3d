import { child, pointerOfFragment, fragmentOf, tokens, valueAt, type Pointer } from '../pointer.ts';
import { Refusal } from '../problem.ts';
import {
  copy,
  eachSlot,
  isObject,
  own,
  sectionOf,
  setOwn,
  slotsOf,
  kindAt,
  type Draft,
  type Kind,
  type Slot,
  type SlotVisitor,
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
  /** The schemas, which may have names of their own until all references are places. */
  const named: Draft[] = [];
  /** Those whose `$dynamicRef` leads to an anchor of this name, wherever that is when a check comes by. */
  const asking = new Map<Draft, string>();

  /** The file that what stands at a pointer of the draft was written in. */
  const fileAt = (pointer: Pointer): Loaded =>
    opening.isOne() ? first : opening.loadedFrom(origins.find(pointer).source);

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
    let file = fileAt(from);
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
  const mount = (file: Loaded, pointer: Pointer, kind: Kind, at?: Slot): Pointer | undefined => {
    const known = origins.lowered(file.source, pointer);
    if (known !== undefined && (pointer === '' || isReadAs(known, kind))) return known;
    const value = valueAt(file.source.value, pointer);
    if (value === undefined) return undefined;
    const section = sectionOf[kind];
    if (section === undefined) return undefined;
    const here = at?.pointer.startsWith(`/components/${section}/`) && tokens(at.pointer).length === 3 ? at : undefined;
    const holder = here === undefined ? sectionIn(lowering.document, section) : (here.holder as Draft);
    const name = here === undefined ? freeName(holder, file.source.file, pointer) : String(here.key);
    const target = child(`/components/${section}`, name);
    origins.note(target, file.source, pointer);
    const node = copy(value);
    setOwn(holder, name, node);
    if (isObject(node)) {
      upgrade(node, kind, target, file.version, upgradingOf(file));
      if (kind === 'schema') ids.add(node, target, file.source, pointer);
      if (kind !== 'schema' || !isForeign(node, file.source.head)) {
        follow({ kind, pointer: target, value: node, holder, key: name });
        if (kind === 'schema') named.push(node);
        // What stands there may be a JSON Structure file by now.
        if (kind !== 'schema' || !isForeign(node, file.source.head)) bring(node, kind, target, file);
      }
    }
    return target;
  };

  const placeFor = (pointer: Pointer): { holder: Draft; name: string; target: Pointer } => {
    const holder = sectionIn(lowering.document, 'schemas');
    const { source, pointer: written } = origins.find(pointer);
    const name = freeName(holder, source.file, written);
    return { holder, name, target: child('/components/schemas', name) };
  };

  /** Whether what stands there is read by the model, as this kind or (which is told later) as another. */
  const isReadAs = (pointer: Pointer, kind: Kind): boolean =>
    tokens(pointer).length === 3 || sectionOf[kind] === undefined || kindAt(lowering.document, pointer) !== undefined;

  /** Rewrites the references at and below `node`, which was written in `file`. */
  const bring = (node: Draft, kind: Kind, pointer: Pointer, file: Loaded): void => {
    rewriteMapping(node, kind, pointer);
    const visit: SlotVisitor = (of, value, at, holder, key) => {
      if (!isObject(value)) return;
      const mayBeNamed = lowering.words.size > 0;
      if (of === 'schema' && (mayBeNamed || defaultDialect(file.source.head) !== undefined)) {
        if (isForeign(value, kind === 'schema' ? undefined : file.source.head)) return;
      }
      if (mayBeNamed || typeof own(value, '$ref') === 'string') {
        follow({ kind: of, value, pointer: at, holder, key });
        if (of === 'schema' && mayBeNamed) named.push(value);
        if (own(holder, String(key)) !== value) return;
      }
      bring(value, of, at, file);
    };
    // Components come to those that are there, but to nothing inside of them.
    if (kind !== 'document' && kind !== 'components') return eachSlot(kind, node, pointer, visit);
    for (const slot of slotsOf(kind, node, pointer)) visit(slot.kind, slot.value, slot.pointer, slot.holder, slot.key);
  };

  const follow = (slot: Slot): void => {
    const node = slot.value as Draft;
    const ref = own(node, '$ref');
    if (typeof ref === 'string') {
      const target = locate(ref, slot, fileAt(slot.pointer));
      if (target !== undefined) node['$ref'] = fragmentOf(target);
    }
    const dynamic = slot.kind === 'schema' ? own(node, '$dynamicRef') : undefined;
    if (typeof dynamic !== 'string') return;
    const meant = dynamic === `#${recursive}` && !ids.isRecursive(slot.pointer) ? '#' : dynamic;
    const target = locate(meant, slot, fileAt(slot.pointer));
    const name = ids.dynamicName(meant, slot.pointer);
    if (target === undefined || name === undefined)
      return writeStatic(node, target === undefined ? meant : fragmentOf(target));
    node['$dynamicRef'] = fragmentOf(target);
    asking.set(node, name);
  };

  /** Whether a reference names a component that is there: a place, and nothing else by any name. */
  const isPlain = (ref: string, kind: Kind, file: Loaded): boolean =>
    file.version !== '2.0' &&
    ids.isNameless &&
    componentReference.exec(ref)?.[1] === sectionOf[kind] &&
    valueAt(lowering.document, ref.slice(1)) !== undefined;

  const locate = (ref: string, slot: Slot, file: Loaded): Pointer | undefined => {
    if (isPlain(ref, slot.kind, file)) return mount(file, ref.slice(1), slot.kind);
    const written = (): Pointer => child(origins.find(slot.pointer).pointer, '$ref');
    const { uri, fragment } = splitReference(ref, file.self);
    const identified = slot.kind === 'schema' ? ids.locate(ref, slot.pointer, placeIn) : undefined;
    if (identified !== undefined) return identified;
    const absolute = uri !== '' && slot.kind === 'schema' ? ids.uriAt(ref, slot.pointer) : undefined;
    const named = absolute === undefined ? undefined : documentAt(absolute, uri, file, written());
    if (named === null) return undefined;
    if (named !== undefined) return mountIn(named, fragment, slot) ?? lost(file, written());
    const inner = pointerOfFragment(fragment);
    const isDescription = inner === '' && slot.kind === 'schema' && versionOf(file.source.head) !== undefined;
    const isFound = isThere(uri, inner, file) && !(uri === '' && isDescription);
    const meant = isFound ? undefined : meantBy(ref, slot.kind, file.source.value);
    const inside = isFound || meant !== undefined || uri !== '' || slot.kind !== 'schema' ? undefined : inner;
    const within = inside === undefined ? undefined : placeIn(outermostSchema(lowering.document, slot.pointer), inside);
    if (meant !== undefined || within !== undefined) {
      const place = meant ?? origins.find(within as Pointer).pointer;
      const message = `this $ref names nothing as it is written; it is read as #${place}, the one place that it can mean`;
      tally.add({ severity: 'warning', code: 'healed-ref', message }, child(slot.pointer, '$ref'));
      return within ?? mount(file, place, slot.kind);
    }
    if (uri === '') return mountIn(file, fragment, slot);
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
    return mountIn(target, fragment, slot) ?? lost(file, written());
  };

  /** What a fragment names in a file, brought in. A schema that is a reference and nothing else gives its place to it. */
  const mountIn = (file: Loaded, fragment: string, slot: Slot): Pointer | undefined => {
    const inner =
      pointerOfFragment(fragment) ?? (slot.kind === 'schema' ? anchorIn(file.source.value, fragment) : undefined);
    const isPure = file.source !== origins.find(slot.pointer).source && Object.keys(slot.value as Draft).length === 1;
    return inner === undefined ? undefined : mount(file, inner, slot.kind, isPure ? slot : undefined);
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
  const rewriteMapping = (node: Draft, kind: Kind, pointer: Pointer): void => {
    const discriminator = kind === 'schema' ? own(node, 'discriminator') : undefined;
    const mapping = isObject(discriminator) ? own(discriminator, 'mapping') : undefined;
    if (!isObject(mapping)) return;
    const file = fileAt(pointer);
    for (const [value, ref] of Object.entries(mapping)) {
      if (typeof ref !== 'string' || !/[#/]|\.(?:json|ya?ml)$/u.test(ref)) continue;
      // A URI that is no place to read may be a name all the same; what it doesn't name is told of later.
      if (isRemote(ref) || !isThere(splitReference(ref, file.self).uri, '', file)) continue;
      const slot: Slot = {
        kind: 'schema',
        pointer: child(`${pointer}/discriminator/mapping`, value),
        value: { $ref: ref, mapping: true },
        holder: mapping,
        key: value,
      };
      const target = locate(ref, slot, file);
      if (target !== undefined) setOwn(mapping, value, fragmentOf(target));
    }
  };

  upgrade(lowering.document, 'document', '', first.version, upgradingOf(first));
  const ids = new Identifiers(lowering.document, at, lowering.words);
  bring(lowering.document, 'document', '', first);
  bindDynamicReferences(lowering, { asking, anchors: ids.dynamicAnchors, duplicate, placeFor });
  for (const node of named) {
    for (const keyword of identifying) if (typeof node[keyword] === 'string') delete node[keyword];
  }
  inlinePathItems(lowering);
  tally.tell();
  const refused = opening.refused();
  if (refused.length > 0) throw new Refusal(refused);
};

/** `#/components/schemas/Pet`, without anything escaped. */
const componentReference = /^#\/components\/([A-Za-z]+)\/[^/~%]+$/u;

/** The dialect of all that a file holds: a description says it otherwise than a schema. OpenAPI 3.1.1, 4.8.24.5. */
const dialectDeclaredIn = (head: Draft): unknown =>
  versionOf(head) === undefined ? own(head, '$schema') : defaultDialect(head);
