import { realpathSync } from 'node:fs';
import path from 'node:path';
import { child, pointerOfFragment, fragmentOf, tokens, valueAt, type Pointer } from '../pointer.ts';
import { Refusal, type Problem } from '../problem.ts';
import { isObject, own, sectionOf, setOwn, slotsOf, type Draft, type Kind, type Slot } from '../openapi/model.ts';
import { limits } from '../read/limits.ts';
import { readSourceAt, type Source } from '../read/source.ts';
import { copy, problemIn, report, type Lowering, type Report } from './draft.ts';
import { isForeign, isJsonStructure } from './json-structure/dialect.ts';
import { upgrade, versionOf } from './upgrade.ts';

/** A file in use, with the version that its objects are written in. */
interface Loaded {
  readonly source: Source;
  readonly path: string;
  readonly version: string;
}

/**
 * Brings every file that the draft refers to into its `components`, so that each `$ref` is local.
 * References to hosts, and to files outside the working folder and the entry's folder, are refused.
 */
export const bundle = (lowering: Lowering, entry: Source, cwd: string): void => {
  const entryPath = realpathOr(entry.path);
  const roots = [realpathOr(cwd), path.dirname(entryPath)];
  const version = versionOf(lowering.document);
  const files = new Map<string, Loaded>([[entryPath, { source: entry, path: entryPath, version }]]);
  const mounts = new Map<string, Pointer>();
  const refused: Problem[] = [];
  const ids = identifiers(lowering.document);

  const refuse = (file: Loaded, pointer: Pointer, told: Omit<Report, 'severity'>): undefined => {
    refused.push(problemIn({ source: file.source, pointer }, { severity: 'error', ...told }));
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
    const real = realpathOr(target);
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
    let source: Source;
    try {
      source = readSourceAt(real, path.join(path.dirname(from.source.file), relative));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(...error.problems);
      return refuse(from, pointer, { code: 'ref-unreadable', message: 'the file that this $ref names cannot be read' });
    }
    lowering.problems.push(...source.problems);
    const loaded = {
      source,
      path: real,
      version: isObject(source.value) ? versionOf(source.value, from.version) : from.version,
    };
    files.set(real, loaded);
    return loaded;
  };

  /** The pointer in the draft that holds what `pointer` of `file` says, brought in if it is not there yet. */
  const mount = (file: Loaded, pointer: Pointer, kind: Kind, at?: Slot): Pointer | undefined => {
    if (file.path === entryPath) return pointer;
    for (let ancestor = pointer; ; ancestor = ancestor.slice(0, ancestor.lastIndexOf('/'))) {
      const found = mounts.get(`${file.path}#${ancestor}`);
      if (found !== undefined) return found + pointer.slice(ancestor.length);
      if (ancestor === '') break;
    }
    const value = valueAt(file.source.value, pointer);
    if (value === undefined) return undefined;
    const section = sectionOf[kind];
    if (section === undefined) return undefined;
    const here = at?.pointer.startsWith(`/components/${section}/`) && tokens(at.pointer).length === 3 ? at : undefined;
    const holder = here === undefined ? sectionIn(lowering.document, section) : (here.holder as Draft);
    const name = here === undefined ? freeName(holder, file.source.file, pointer) : String(here.key);
    const target = child(`/components/${section}`, name);
    mounts.set(`${file.path}#${pointer}`, target);
    lowering.origins.note(target, file.source, pointer);
    const node = copy(value);
    setOwn(holder, name, node);
    if (isObject(node)) {
      upgrade(lowering, node, kind, target, file.version);
      if (kind !== 'schema' || !isForeign(node, file.source.value)) bring(node, kind, target, file);
    }
    return target;
  };

  /** Rewrites the references at and below `node`, which was written in `file`. */
  const bring = (node: Draft, kind: Kind, pointer: Pointer, file: Loaded): void => {
    rewriteMapping(node, kind, pointer, file);
    for (const slot of slotsOf(kind, node, pointer)) {
      if (!isObject(slot.value)) continue;
      if (slot.kind === 'schema' && isForeign(slot.value, kind === 'schema' ? undefined : file.source.value)) continue;
      if (slot.kind !== 'document') follow(slot, file);
      const value = own(slot.holder, String(slot.key));
      if (isObject(value) && value === slot.value) bring(value, slot.kind, slot.pointer, file);
    }
  };

  const follow = (slot: Slot, file: Loaded): void => {
    const node = slot.value as Draft;
    const ref = own(node, '$ref');
    if (typeof ref !== 'string') return;
    const target = locate(ref, slot, file);
    if (target !== undefined) node['$ref'] = fragmentOf(target);
  };

  const locate = (ref: string, slot: Slot, file: Loaded): Pointer | undefined => {
    const written = child(lowering.origins.find(slot.pointer).pointer, '$ref');
    const hash = ref.indexOf('#');
    const uri = hash === -1 ? ref : ref.slice(0, hash);
    const fragment = hash === -1 ? '' : ref.slice(hash + 1);
    const identified = ids.get(uri) ?? (uri === '' && file.path === entryPath ? ids.get(`#${fragment}`) : undefined);
    if (identified !== undefined) return identified + (uri === '' ? '' : (pointerOfFragment(fragment) ?? ''));
    const inner = pointerOfFragment(fragment);
    if (inner === undefined) return undefined;
    if (uri === '') return mount(file, inner, slot.kind, undefined) ?? undefined;
    if (/^[A-Za-z][A-Za-z0-9+.-]*:/u.test(uri) || uri.startsWith('//')) {
      return refuse(file, written, {
        code: 'ref-remote',
        message: 'this $ref names a host or scheme; descriptions are read without the network',
        mend: 'save the file beside this one and refer to it by its path',
      });
    }
    const target = open(uri, file, written);
    if (target === undefined) return undefined;
    if (inner !== '' && isJsonStructure(target.source.value)) {
      return refuse(file, written, {
        code: 'ref-unresolved',
        message: 'this $ref leads into a JSON Structure document; a reference from outside names the whole of it',
        mend: 'refer to the file without a fragment; $root in it picks one of its types',
      });
    }
    const isPure = Object.keys(slot.value as Draft).length === 1;
    const mounted = mount(target, inner, slot.kind, isPure ? slot : undefined);
    if (mounted === undefined) {
      return refuse(file, written, {
        code: 'ref-unresolved',
        message: 'this $ref names a place that its file does not have',
      });
    }
    return mounted;
  };

  /** Discriminator mappings name schemas by reference or by component name. OpenAPI 3.1.1, 4.8.25. */
  const rewriteMapping = (node: Draft, kind: Kind, pointer: Pointer, file: Loaded): void => {
    const discriminator = kind === 'schema' ? own(node, 'discriminator') : undefined;
    const mapping = isObject(discriminator) ? own(discriminator, 'mapping') : undefined;
    if (!isObject(mapping)) return;
    for (const [value, ref] of Object.entries(mapping)) {
      if (typeof ref !== 'string' || !/[#/]|\.(?:json|ya?ml)$/u.test(ref)) continue;
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

  bring(lowering.document, 'document', '', files.get(entryPath) as Loaded);
  inlinePathItems(lowering);
  if (refused.length > 0) throw new Refusal(refused);
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
      const { source, pointer: written } = lowering.origins.find(pointer as Pointer);
      lowering.origins.note(child(`/${field}`, key), source, written);
      setOwn(holder, key, { ...(copy(target) as Draft), ...beside });
    }
  }
};

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
  const candidates = [name, `${clean(base)}_${name}`];
  for (let count = 2; ; count += 1) {
    const free = candidates.find((candidate) => candidate !== '__proto__' && !Object.hasOwn(holder, candidate));
    if (free !== undefined) return free;
    candidates.push(`${name}_${count}`);
  }
};

/** Schemas of the entry by absolute `$id` and by plain-name `$anchor`. JSON Schema 2020-12, 8.2.1 and 8.2.2. */
const identifiers = (document: Draft): ReadonlyMap<string, Pointer> => {
  const found = new Map<string, Pointer>();
  const visit = (node: Draft, kind: Kind, pointer: Pointer): void => {
    if (kind === 'schema') {
      const { $id, $anchor, $dynamicAnchor } = node;
      if (typeof $id === 'string' && /^[A-Za-z][A-Za-z0-9+.-]*:/u.test($id))
        found.set($id.replace(/#.*$/u, ''), pointer);
      for (const anchor of [$anchor, $dynamicAnchor]) {
        if (typeof anchor === 'string' && !found.has(`#${anchor}`)) found.set(`#${anchor}`, pointer);
      }
    }
    for (const slot of slotsOf(kind, node, pointer))
      if (isObject(slot.value)) visit(slot.value, slot.kind, slot.pointer);
  };
  visit(document, 'document', '');
  return found;
};

const isBelow = (folder: string, file: string): boolean => {
  const relative = path.relative(folder, file);
  return relative === '' || (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative));
};

const realpathOr = (file: string): string => {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
};
