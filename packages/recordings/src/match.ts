import type { Contract, Operation, Server } from '@schemawright/contract';
import { operations } from '@schemawright/contract';
import { locationOf } from './location.ts';
import type { Location } from './location.ts';
import { decodeOnce, matchSegment, parseSegment } from './segment.ts';
import type { Segment } from './segment.ts';
import { matchesBase, matchesOrigin, serverPatterns } from './servers.ts';
import type { ServerPattern } from './servers.ts';
import { fitsSchema } from './coerce.ts';

/** Which origins belong to the contract, besides its own servers. */
export interface MatchOptions {
  /** Compare paths alone: recordings often come from localhost or staging. */
  readonly anyHost?: boolean;
  /** Further server URLs. */
  readonly servers?: readonly string[];
}

export type Match =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      readonly location: Location;
      /** Decoded once, by name. */
      readonly pathParameters: ReadonlyMap<string, string>;
      /** Whether only a slash at the end, more or less, made it match. */
      readonly slashDiffers: boolean;
    }
  | {
      readonly kind: 'unmatched-server' | 'unmatched-path' | 'undeclared-method';
      readonly location: Location | undefined;
      /** The path template that lacks the method. */
      readonly template?: string;
    };

export type Matcher = (method: string, url: string) => Match;

/** One path of the contract on one server. */
interface Route {
  readonly template: string;
  readonly server: ServerPattern;
  readonly segments: readonly Segment[];
  /** Query pairs that the path key itself asks for, as some vendors write them. */
  readonly query: readonly string[];
  readonly methods: Map<string, Operation>;
}

interface Node {
  readonly literals: Map<string, Node>;
  /** Mixed segments and expressions, by shape. */
  readonly patterns: Map<string, { readonly segment: Segment; readonly node: Node }>;
  readonly routes: Map<string, Route>;
}

interface Tree {
  readonly server: ServerPattern;
  readonly root: Node;
}

const newNode = (): Node => ({ literals: new Map(), patterns: new Map(), routes: new Map() });

/**
 * Finds the operation that a request belongs to. The order of precedence is total and does not depend on the order in
 * the contract: segment by segment from the left a literal goes before a mixed segment, that before an expression, and
 * an expression whose schema takes the text before one whose schema does not; then the longer server path; then the
 * template's text. OpenAPI 3.1.1, 4.8.8.2, leaves all but the first open.
 */
export const createMatcher = (contract: Contract, options: MatchOptions = {}): Matcher => {
  const trees = buildTrees(contract, options.servers ?? []);
  const compare = byPrecedence(contract);
  return (method, url) => {
    const location = locationOf(url);
    if (location === undefined) return { kind: 'unmatched-server', location };
    const reachable = trees.filter(({ server }) => options.anyHost === true || matchesOrigin(server, location));
    if (reachable.length === 0) return { kind: 'unmatched-server', location };
    const segments = location.segments.map(decodeOnce);
    const strict = candidates(reachable, segments, location).sort(compare(segments));
    const wantedSegments = strict.length > 0 ? segments : otherSlash(segments);
    const routes =
      strict.length > 0 ? strict : candidates(reachable, wantedSegments, location).sort(compare(wantedSegments));
    for (const wanted of method === 'HEAD' ? ['HEAD', 'GET'] : [method]) {
      const route = routes.find(({ methods }) => methods.has(wanted));
      const operation = route?.methods.get(wanted);
      if (route === undefined || operation === undefined) continue;
      const pathParameters = parametersOf(route, wantedSegments);
      return { kind: 'operation', operation, location, pathParameters, slashDiffers: strict.length === 0 };
    }
    const best = routes[0];
    return best === undefined
      ? { kind: 'unmatched-path', location }
      : { kind: 'undeclared-method', location, template: best.template };
  };
};

const buildTrees = (contract: Contract, furtherServers: readonly string[]): readonly Tree[] => {
  const trees = new Map<string, Tree>();
  const further = furtherServers.map((url): Server => ({ url }));
  const patterns = new Map<Server, readonly ServerPattern[]>();
  for (const operation of operations(contract)) {
    if (operation.kind !== 'path') continue;
    for (const server of [...operation.servers, ...further]) {
      if (!patterns.has(server)) patterns.set(server, serverPatterns(server));
      for (const pattern of patterns.get(server) ?? []) {
        const tree = trees.get(pattern.key) ?? { server: pattern, root: newNode() };
        trees.set(pattern.key, tree);
        addRoute(tree, operation);
      }
    }
  }
  return [...trees.values()];
};

const addRoute = ({ server, root }: Tree, operation: Operation): void => {
  const [path = '', query] = (operation.path.split('#', 1)[0] ?? '').split('?', 2);
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => parseSegment(segment, decodeOnce));
  let node = root;
  for (const segment of segments) node = childOf(node, segment);
  const route = node.routes.get(operation.path) ?? {
    template: operation.path,
    server,
    segments,
    query: query?.split('&').map(decodeOnce) ?? [],
    methods: new Map(),
  };
  node.routes.set(operation.path, route);
  route.methods.set(operation.method, operation);
};

const childOf = (node: Node, segment: Segment): Node => {
  if (segment.kind === 'literal') {
    const text = segment.texts[0] ?? '';
    const next = node.literals.get(text) ?? newNode();
    node.literals.set(text, next);
    return next;
  }
  const next = node.patterns.get(segment.shape) ?? { segment, node: newNode() };
  node.patterns.set(segment.shape, next);
  return next.node;
};

const candidates = (trees: readonly Tree[], segments: readonly string[], location: Location): Route[] =>
  trees
    .filter(({ server }) => matchesBase(server, segments))
    .flatMap(({ server, root }) => reach(root, segments, server.base.length))
    .filter(({ query }) => query.length === 0 || hasPairs(location.query, query));

const hasPairs = (query: string, wanted: readonly string[]): boolean => {
  const pairs = new Set(query.split('&').map(decodeOnce));
  return wanted.every((pair) => pairs.has(pair));
};

const reach = (node: Node, segments: readonly string[], index: number): Route[] => {
  const segment = segments[index];
  if (segment === undefined) return [...node.routes.values()];
  const literal = node.literals.get(segment);
  const found = literal ? reach(literal, segments, index + 1) : [];
  for (const pattern of node.patterns.values())
    if (matchSegment(pattern.segment, segment)) found.push(...reach(pattern.node, segments, index + 1));
  return found;
};

const otherSlash = (segments: readonly string[]): readonly string[] =>
  segments.at(-1) === '' && segments.length > 1 ? segments.slice(0, -1) : [...segments, ''];

const parametersOf = ({ segments, server }: Route, texts: readonly string[]): Map<string, string> => {
  const parameters = new Map<string, string>();
  segments.forEach((segment, index) => {
    const values = matchSegment(segment, texts[server.base.length + index] ?? '') ?? [];
    segment.names.forEach((name, position) => parameters.set(name, values[position] ?? ''));
  });
  return parameters;
};

const rankOf = (segment: Segment, fits: () => boolean): readonly [number, number] => {
  if (segment.kind === 'literal') return [0, 0];
  if (segment.kind === 'mixed') return [1, -segment.weight];
  return fits() ? [2, 0] : [3, 0];
};

const byPrecedence =
  (contract: Contract) =>
  (texts: readonly string[]) =>
  (a: Route, b: Route): number => {
    for (let index = 0; index < texts.length; index += 1) {
      const [kind, weight] = rankAt(contract, a, texts, index);
      const [otherKind, otherWeight] = rankAt(contract, b, texts, index);
      if (kind !== otherKind) return kind - otherKind;
      if (weight !== otherWeight) return weight - otherWeight;
    }
    if (a.server.base.length !== b.server.base.length) return b.server.base.length - a.server.base.length;
    if (a.query.length !== b.query.length) return b.query.length - a.query.length;
    return a.template < b.template ? -1 : a.template > b.template ? 1 : 0;
  };

const rankAt = (
  contract: Contract,
  route: Route,
  texts: readonly string[],
  index: number,
): readonly [number, number] => {
  const base = route.server.base;
  const segment = index < base.length ? base[index] : route.segments[index - base.length];
  if (segment === undefined) return [0, 0];
  return rankOf(segment, () => {
    const [operation] = route.methods.values();
    const parameter = operation?.parameters.find(
      ({ in: place, name }) => place === 'path' && name === segment.names[0],
    );
    return fitsSchema(contract, parameter?.schema, texts[index] ?? '');
  });
};
