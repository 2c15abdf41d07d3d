import {
  constructFromEvents,
  CORE_SCHEMA,
  EVENT_ID,
  getScalarValue,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
  type Event,
} from 'js-yaml';
import { PlaceIndex, type Child, type Children } from '@schemawright/json-structure/text';
import { limits, tooDeep } from './limits.ts';

/** Why a text is not read as YAML; `offset` in UTF-16 units. */
export interface YamlFault {
  readonly code: string;
  readonly message: string;
  readonly mend?: string;
  readonly offset: number;
}

/** What a text says; `repeated` is the first key that stands twice in a mapping, of which the last one counts. */
export type YamlText =
  | { readonly value: unknown; readonly places: PlaceIndex; readonly repeated?: YamlFault }
  | { readonly fault: YamlFault };

/** Merge keys (`<<`) left the language with 1.2, and stay in use. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** YAML 1.2.2, core schema: no tags make anything but JSON values, one document. */
export const readYaml = (text: string): YamlText => {
  try {
    const events = parseEvents(text, { maxDepth: limits.depth });
    const [first, second] = events.flatMap((event, index) => (event.type === EVENT_ID.DOCUMENT ? [index] : []));
    if (second !== undefined) return refused('yaml-multiple-docs', startOf(events[second + 1]));
    const cycle = aliasInItself(text, events);
    if (cycle !== undefined) return refused('yaml-anchor-cycle', cycle);
    const { value, repeated } = constructed(text, events);
    const size = measure(value);
    if (size.height > limits.depth) return refused('yaml-depth', 0);
    if (size.nodes > limits.nodes) return refused('yaml-aliases', 0);
    const places = yamlPlaces(text, events, (first ?? 0) + 1);
    return { value, places, ...(repeated === undefined ? {} : { repeated }) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
};

/** Descriptions are read with keys that stand twice, as JSON is: no other place of them says what they meant. */
const constructed = (
  text: string,
  events: readonly Event[],
): { readonly value: unknown; readonly repeated?: YamlFault } => {
  const construct = (json: boolean): unknown => constructFromEvents([...events], { source: text, schema, json })[0];
  try {
    return { value: construct(false) };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code !== 'yaml-duplicate-key') throw error;
    return { value: construct(true), repeated: fault };
  }
};

const faultOf = (error: unknown): YamlFault => {
  if (!(error instanceof YAMLException)) throw error;
  const [code] = Object.entries(reasons).find(([, reason]) => reason.test(error.reason)) ?? ['yaml-syntax'];
  // The reasons of js-yaml quote names out of the text, which may be secrets.
  const said = told[code] ?? {
    message: `not YAML: ${error.reason.replaceAll(/"[^"]*"|!<[^>]*>|\([^)]*\)/gu, '…').trim()}`,
  };
  return { code, ...said, offset: error.mark?.position ?? 0 };
};

const reasons: Readonly<Record<string, RegExp>> = {
  'yaml-duplicate-key': /^duplicated mapping key/u,
  'yaml-depth': /^nesting exceeded/u,
  'yaml-tab': /^tab characters/u,
  'yaml-tag': /^unknown .*tag|^cannot resolve a node with/u,
  'yaml-alias-unknown': /^unidentified alias/u,
};

const told: Readonly<Record<string, Pick<YamlFault, 'message' | 'mend'>>> = {
  'yaml-duplicate-key': {
    message: 'this key stands twice in the same mapping; readers disagree about which value counts',
    mend: 'leave out one of them, or put what they hold together',
  },
  'yaml-depth': tooDeep,
  'yaml-tab': {
    message: 'a tab is used for indentation; YAML takes blanks only',
    mend: 'put blanks in place of the tabs that lines begin with',
  },
  'yaml-tag': { message: 'this tag is unknown; tags are not used in descriptions' },
  'yaml-alias-unknown': { message: 'this alias names no anchor' },
  'yaml-multiple-docs': { message: 'a second YAML document begins here; a file holds one' },
  'yaml-anchor-cycle': { message: 'this alias stands inside the value that it repeats' },
  'yaml-aliases': {
    message: `with its aliases expanded it has more than ${limits.nodes} values, which is the limit for descriptions`,
  },
};

const refused = (code: string, offset: number): YamlText => ({
  fault: { code, ...(told[code] ?? { message: code }), offset },
});

const startOf = (event: Event | undefined): number => {
  if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return 0;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type !== EVENT_ID.SCALAR) return event.start;
  const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return event.valueStart - (isQuoted ? 1 : 0);
};

const anchorOf = (text: string, event: Event): string | undefined =>
  'anchorStart' in event && event.anchorStart >= 0 ? text.slice(event.anchorStart, event.anchorEnd) : undefined;

/** An anchor must stand before its alias, so a cycle is an alias inside the collection that carries its anchor. */
const aliasInItself = (text: string, events: readonly Event[]): number | undefined => {
  const open: (string | undefined)[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) open.pop();
    else if (event.type === EVENT_ID.ALIAS) {
      if (open.includes(anchorOf(text, event))) return startOf(event);
    } else if (event.type !== EVENT_ID.SCALAR) open.push(anchorOf(text, event));
  }
  return undefined;
};

/** Height and number of values with aliases expanded; what is shared is measured once. */
const measure = (root: unknown): { readonly height: number; readonly nodes: number } => {
  const known = new Map<object, { readonly height: number; readonly nodes: number }>();
  const visit = (value: unknown): { readonly height: number; readonly nodes: number } => {
    if (typeof value !== 'object' || value === null) return scalar;
    const before = known.get(value);
    if (before !== undefined) return before;
    let height = 0;
    let nodes = 1;
    for (const member of Object.values(value)) {
      const size = visit(member);
      height = Math.max(height, size.height);
      nodes += size.nodes;
    }
    const size = { height: height + 1, nodes };
    known.set(value, size);
    return size;
  };
  return visit(root);
};

const scalar = { height: 0, nodes: 1 };

/** Where the parts of a YAML text stand; a node's handle is the index of its first event. */
const yamlPlaces = (text: string, events: readonly Event[], root: number): PlaceIndex => {
  const behind = (index: number): number => {
    let depth = 0;
    for (let at = index; at < events.length; at += 1) {
      const type = events[at]?.type;
      if (type === EVENT_ID.POP) depth -= 1;
      else if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
      if (depth <= 0) return at + 1;
    }
    return events.length;
  };

  /** What an alias repeats: the last node before it that carries its anchor. */
  const followed = (index: number): number => {
    const event = events[index];
    if (event?.type !== EVENT_ID.ALIAS) return index;
    const name = anchorOf(text, event);
    return events.findLastIndex(
      (other, at) => at < index && other.type !== EVENT_ID.ALIAS && anchorOf(text, other) === name,
    );
  };

  const childrenAt = (node: number): Children => {
    const children = new Map<string, Child>();
    const index = followed(node);
    const container = events[index];
    if (container?.type !== EVENT_ID.MAPPING && container?.type !== EVENT_ID.SEQUENCE) return children;
    for (let at = index + 1, count = 0; events[at] !== undefined && events[at]?.type !== EVENT_ID.POP; count += 1) {
      const begin = at;
      const key = events[at];
      let name = String(count);
      if (container.type === EVENT_ID.MAPPING) {
        name = key?.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : name;
        at = behind(at);
      }
      children.set(name, { at: startOf(events[begin]), node: at });
      at = behind(at);
    }
    return children;
  };
  return new PlaceIndex({ at: startOf(events[root]), node: root }, childrenAt);
};
