import path from 'node:path';
import { child, pointerOfFragment, fragmentOf, tokens, valueAt, type Pointer } from '../pointer.ts';
import { Refusal, type Problem } from '../problem.ts';
import {
  isObject,
  own,
  sectionOf,
  setOwn,
  slotsOf,
  kindAt,
  type Draft,
  type Kind,
  type Slot,
} from '../openapi/model.ts';
import type { Files } from '../read/files.ts';
import { limits } from '../read/limits.ts';
import { readSourceAt, type Source } from '../read/source.ts';
import { copy, problemIn, report, type Lowering, type Report } from './draft.ts';
import { Identifiers, writeStatic } from './identifiers.ts';
import { isForeign, isJsonStructure } from './json-structure/dialect.ts';
import { meantBy } from './meant-reference.ts';
import { tallyOf } from './tally.ts';
import { duplicatorOf } from './upgrade/duplicate.ts';
import type { Found, Upgrading } from './upgrade/step.ts';
import { isRemote, splitReference } from './uri.ts';
import { isKnownVersion, knownVersions, upgrade, versionOf } from './upgrade/upgrade.ts';

/** A file in use, with the version that its objects are written in. */
interface Loaded {
  readonly source: Source;
  readonly path: string;
  readonly version: string;
  /** The document that declares the version: the file, or the first that referred to it where it declares none. */
  readonly root: Draft;
}

export interface Bundling {
  /** References may lead below it, besides the folder of the entry. */
  readonly cwd: string;
  /** Where the schema stands that the entry consists of; the root of an OpenAPI description. */
  readonly at: Pointer;
  /** Whether what names nothing is refused, or left for others to tell. */
  readonly dangling: 'refuse' | 'unknown';
  /** Where the files are that it refers to. */
  readonly files: Files;
}

/**
 * Rewrites the draft into OpenAPI 3.1, and brings every file that it refers to into its `components`, so that each
 * `$ref` is local. Each file is upgraded by its own version.
 * References to hosts, and to files outside the working folder and the entry's folder, are refused.
 */
export const bundle = (lowering: Lowering, entry: Source, { cwd, at, dangling, files: origin }: Bundling): void => {
  const entryPath = origin.real(entry.path);
  const roots = [origin.real(cwd), path.dirname(entryPath)];
  const { origins } = lowering;
  const files = new Map<string, Loaded>();
  const loaded = new Map<Source, Loaded>();
  const refused = new Map<string, Problem>();
  const tally = tallyOf(lowering);
  const duplicate = duplicatorOf(entry.file);

  const add = (source: Source, location: string, from?: Loaded): Loaded => {
    const version = versionOf(source.value);
    const declared =
      version === undefined
        ? { version: from?.version ?? '3.1', root: from?.root ?? {} }
        : { version, root: source.value as Draft };
    const file: Loaded = { source, path: location, ...declared };
    files.set(location, file);
    loaded.set(source, file);
    return file;
  };

  /** A reference may be looked at more than once; it is told of once. */
  const refuse = (file: Loaded, pointer: Pointer, told: Omit<Report, 'severity'>): undefined => {
    const key = `${told.code} ${file.path}#${pointer}`;
    if (!refused.has(key))
      refused.set(key, problemIn({ source: file.source, pointer }, { severity: 'error', ...told }));
    return undefined;
  };

  const open = (uri: string, from: Loaded, pointer: Pointer): Loaded | undefined => {
    let relative: string;
    try {
      relative = decodeURIComponent(uri);
    } catch {
      return refuse(from, pointer, { code: 'ref-malformed', message: 'this $ref has a malformed percent escape' });
    }
    const target = path.resolve(path.dirname(from.path), relative);
    const real = origin.real(target);
    if (!roots.some((root) => isBelow(root, real))) {
      return refuse(from, pointer, {
        code: 'ref-outside',
        message: 'this $ref leaves the working folder and the folder of the entry file',
        mend: 'move the file below one of them, or run the command in a folder above both',
      });
    }
    const known = files.get(real);
    if (known !== undefined) return known;
    if (files.size >= limits.files) {
      return refuse(from, pointer, {
        code: 'ref-too-many-files',
        message: `more than ${limits.files} files are referred to`,
      });
    }
    // Where nothing is, something else may be meant; the one who asks tells.
    if (dangling === 'unknown' && origin.kind(real) === undefined) return undefined;
    let source: Source;
    try {
      const file = origin.nameOf?.(real) ?? path.join(path.dirname(from.source.file), relative);
      source = readSourceAt(real, file, origin);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const problem of error.problems) refused.set(`${problem.code} ${real}#${problem.pointer}`, problem);
      return refuse(from, pointer, { code: 'ref-unreadable', message: 'the file that this $ref names cannot be read' });
    }
    lowering.problems.push(...source.problems);
    const file = add(source, real, from);
    if (isKnownVersion(file.version)) return file;
    return refuse(file, '', { code: 'version-unsupported', message: `only ${knownVersions} are read` });
  };

  /** The file that what stands at a pointer of the draft was written in. */
  const fileAt = (pointer: Pointer): Loaded => loaded.get(origins.find(pointer).source) as Loaded;

  const upgradingOf = ({ root }: Loaded): Upgrading => ({ lowering, root, follow: find, duplicate, tally });

  /** What a reference leads to, behind all further ones, as it was written. */
  const find = (ref: string, from: Pointer): Found | undefined => {
    const passed = new Set<string>();
    let file = fileAt(from);
    let at = child(origins.find(from).pointer, '$ref');
    for (let next = ref; ;) {
      const { uri, fragment } = splitReference(next, selfOf(file));
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
      if (kind === 'schema') ids.add(node, target, file.path);
      if (kind !== 'schema' || !isForeign(node, file.source.value)) {
        follow({ kind, pointer: target, value: node, holder, key: name });
      }
      if (kind !== 'schema' || !isForeign(node, file.source.value)) bring(node, kind, target, file);
    }
    return target;
  };

  /** Whether what stands there is read by the model, as this kind or (which is told later) as another. */
  const isReadAs = (pointer: Pointer, kind: Kind): boolean =>
    tokens(pointer).length === 3 || sectionOf[kind] === undefined || kindAt(lowering.document, pointer) !== undefined;

  /** Rewrites the references at and below `node`, which was written in `file`. */
  const bring = (node: Draft, kind: Kind, pointer: Pointer, file: Loaded): void => {
    rewriteMapping(node, kind, pointer);
    for (const slot of slotsOf(kind, node, pointer)) {
      if (!isObject(slot.value)) continue;
      if (slot.kind === 'schema' && isForeign(slot.value, kind === 'schema' ? undefined : file.source.value)) continue;
      if (slot.kind !== 'document') follow(slot);
      if (slot.kind === 'schema') ids.drop(slot.value);
      const value = own(slot.holder, String(slot.key));
      if (isObject(value) && value === slot.value) bring(value, slot.kind, slot.pointer, file);
    }
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
    const target = locate(dynamic, slot, fileAt(slot.pointer));
    if (target === undefined) return;
    if (ids.isDynamic(dynamic, slot.pointer)) node['$dynamicRef'] = fragmentOf(target);
    else writeStatic(node, fragmentOf(target));
  };

  const locate = (ref: string, slot: Slot, file: Loaded): Pointer | undefined => {
    const written = (): Pointer => child(origins.find(slot.pointer).pointer, '$ref');
    const { uri, fragment } = splitReference(ref, selfOf(file));
    const identified =
      slot.kind === 'schema'
        ? ids.locate(ref, slot.pointer, (pointer) => valueAt(lowering.document, pointer) !== undefined)
        : undefined;
    if (identified !== undefined) return identified;
    const inner = pointerOfFragment(fragment);
    const meant = isThere(uri, inner, file) ? undefined : meantBy(ref, slot.kind, file.source.value);
    if (meant !== undefined) {
      tally.add(
        {
          severity: 'warning',
          code: 'healed-ref',
          message: `this $ref names nothing as it is written; it is read as #${meant}, the one place that it can mean`,
        },
        child(slot.pointer, '$ref'),
      );
      return mount(file, meant, slot.kind);
    }
    if (inner === undefined) return undefined;
    if (uri === '') return mount(file, inner, slot.kind, undefined) ?? undefined;
    if (isRemote(uri)) {
      return refuse(file, written(), {
        code: 'ref-remote',
        message: 'this $ref names a host or scheme; descriptions are read without the network',
        mend: 'save the file beside this one and refer to it by its path',
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
    const isPure = Object.keys(slot.value as Draft).length === 1;
    const mounted = mount(target, inner, slot.kind, isPure ? slot : undefined);
    if (mounted === undefined) {
      if (dangling === 'unknown') return undefined;
      return refuse(file, written(), {
        code: 'ref-unresolved',
        message: 'this $ref names a place that its file does not have',
      });
    }
    return mounted;
  };

  /** Whether a reference names a file that is there, or a place in its own. */
  const isThere = (uri: string, pointer: Pointer | undefined, file: Loaded): boolean => {
    if (uri === '') return pointer !== undefined && valueAt(file.source.value, pointer) !== undefined;
    if (isRemote(uri)) return true;
    try {
      const target = path.resolve(path.dirname(file.path), decodeURIComponent(uri));
      return files.has(origin.real(target)) || origin.kind(target) !== undefined;
    } catch {
      return true;
    }
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
      if (isRemote(ref) || !isThere(splitReference(ref, selfOf(file)).uri, '', file)) continue;
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

  const first = add(entry, entryPath);
  upgrade(lowering.document, 'document', '', first.version, upgradingOf(first));
  const ids = new Identifiers(lowering.document, at);
  bring(lowering.document, 'document', '', first);
  inlinePathItems(lowering);
  tally.tell();
  if (refused.size > 0) throw new Refusal([...refused.values()]);
};

/** Path items under `paths` and `webhooks` stand in place of their references, so that every reader sees operations. */
const inlinePathItems = (lowering: Lowering): void => {
  for (const field of ['paths', 'webhooks']) {
    const holder = own(lowering.document, field);
    if (!isObject(holder)) continue;
    for (const [key, item] of Object.entries(holder)) {
      if (!isObject(item) || typeof item['$ref'] !== 'string') continue;
      const pointer = pointerOfFragment(item['$ref']);
      const target = pointer === undefined ? undefined : valueAt(lowering.document, pointer);
      if (!isObject(target) || target === item) {
        report(lowering, child(`/${field}`, key), {
          severity: 'error',
          code: 'ref-unresolved',
          message: 'the path item that this $ref names is not there',
        });
        setOwn(holder, key, {});
        continue;
      }
      const { $ref: _, ...beside } = item;
      lowering.origins.copied(child(`/${field}`, key), pointer as Pointer);
      setOwn(holder, key, { ...(copy(target) as Draft), ...beside });
    }
  }
};

/** What a description says its own URI is, from 3.2 on. */
const selfOf = ({ root, version }: Loaded): unknown => (version === '3.2' ? own(root, '$self') : undefined);

const sectionIn = (document: Draft, section: string): Draft => {
  const components = (
    isObject(document['components']) ? document['components'] : (document['components'] = {})
  ) as Draft;
  return (isObject(components[section]) ? components[section] : (components[section] = {})) as Draft;
};

/** A component key: the last token of the pointer or the file's base name; OpenAPI 3.1.1, 4.8.7.1 limits the characters. */
const freeName = (holder: Draft, file: string, pointer: Pointer): string => {
  const base = path.basename(file).replace(/\.(?:struct|schema|openapi)?\.?(?:json|ya?ml)$/iu, '');
  const clean = (text: string): string => text.replace(/[^A-Za-z0-9._-]/gu, '_');
  const name = clean(tokens(pointer).at(-1) ?? base) || 'Unnamed';
  // A file that is a schema has its name already; files of one name lie in different folders.
  const folder = path.basename(path.dirname(file));
  const origin = pointer === '' && /[A-Za-z0-9]/u.test(folder) ? folder : base;
  const candidates = [name, `${clean(origin)}_${name}`];
  for (let count = 2; ; count += 1) {
    const free = candidates.find((candidate) => candidate !== '__proto__' && !Object.hasOwn(holder, candidate));
    if (free !== undefined) return free;
    candidates.push(`${name}_${count}`);
  }
};

const isBelow = (folder: string, file: string): boolean => {
  const relative = path.relative(folder, file);
  return relative === '' || (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative));
};
