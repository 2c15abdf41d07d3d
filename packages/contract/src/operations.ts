import type { Contract } from './contract.ts';
import { child, pointerOfFragment, valueAt, type Pointer } from './pointer.ts';
import { operationsIn } from './openapi/path-item.ts';
import { queryString } from './openapi/types.ts';
import type {
  Header,
  JsonObject,
  OpenApiDocument,
  PathItem,
  Reference,
  RequestBody,
  Response,
  MediaType,
  OperationObject,
  Parameter,
  Schema,
  SecurityRequirement,
  Server,
} from './openapi/types.ts';

/**
 * One operation, resolved: references followed, path-level parameters and inherited servers and security pushed down,
 * defaults filled in. A view over the frozen document, never edited; its parts are resolved when they are asked for.
 */
export interface Operation {
  /** Where it comes from: a request under `paths`, or one that the provider sends. */
  readonly kind: 'path' | 'webhook' | 'callback';
  /** `POST /oauth/v3/token`; `WEBHOOK name POST`; `CALLBACK POST /subscribe onEvent POST`, with the expression behind the name where there are several. */
  readonly key: string;
  /** As it is sent: upper case. */
  readonly method: string;
  /** Whether OpenAPI 3.1 has no field for its method, or for that of an operation which it is a callback of. */
  readonly isAdditional: boolean;
  /** The path template as written; the webhook's name; the callback's expression. */
  readonly path: string;
  /** Where a callback belongs; of other operations nothing. */
  readonly callback: CallbackPlace | undefined;
  readonly pointer: Pointer;
  /** Of the path item that it stands in. */
  readonly item: Pointer;
  readonly object: OperationObject;
  readonly operationId: string | undefined;
  readonly deprecated: boolean;
  readonly parameters: readonly ResolvedParameter[];
  /** What the whole query string is, where it is no form: a value of one media type, without a name. OpenAPI 3.2.0, 4.12.1. */
  readonly queryString: ResolvedParameter | undefined;
  readonly requestBody: ResolvedBody | undefined;
  /** In document order; `status` is `200`, `2XX` (upper case X) or `default`. */
  readonly responses: readonly ResolvedResponse[];
  readonly security: readonly SecurityRequirement[] | undefined;
  /** The nearest level that declares any; never empty (`/` when none is declared). OpenAPI 3.1.1, 4.8.5. */
  readonly servers: readonly Server[];
}

export interface CallbackPlace {
  /** The key of the operation that it follows. */
  readonly caller: string;
  /** What that operation calls it. */
  readonly name: string;
  /** Of the callback with all its expressions. */
  readonly pointer: Pointer;
}

export interface ResolvedParameter {
  readonly pointer: Pointer;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly deprecated: boolean;
  /** Defaults of OpenAPI 3.1.1, 4.8.12.2: form for query and cookie, simple for path and header; form explodes. */
  readonly style: string;
  readonly explode: boolean;
  /** The schema with its pointer, whether it stands under `schema` or under the one entry of `content`. */
  readonly schema: PlacedSchema | undefined;
  /** The media type when it stands under `content`. */
  readonly mediaType: string | undefined;
  readonly object: Parameter;
}

export interface PlacedSchema {
  readonly pointer: Pointer;
  readonly schema: Schema;
}

export interface ResolvedMediaType {
  readonly pointer: Pointer;
  readonly mediaType: string;
  readonly schema: PlacedSchema | undefined;
  readonly object: MediaType;
}

export interface ResolvedBody {
  readonly pointer: Pointer;
  readonly required: boolean;
  readonly content: readonly ResolvedMediaType[];
  readonly object: RequestBody;
}

export interface ResolvedResponse {
  readonly pointer: Pointer;
  readonly status: string;
  readonly content: readonly ResolvedMediaType[];
  readonly headers: readonly ResolvedHeader[];
  readonly links: readonly ResolvedLink[];
  readonly object: Response;
}

export interface ResolvedHeader {
  readonly pointer: Pointer;
  readonly name: string;
  readonly required: boolean;
  readonly schema: PlacedSchema | undefined;
  /** The media type when the schema stands under `content`. */
  readonly mediaType: string | undefined;
  readonly object: Header;
}

export interface ResolvedLink {
  readonly pointer: Pointer;
  readonly name: string;
  readonly object: JsonObject;
}

/** Every operation of a contract, in document order: paths, each with its callbacks behind it, then webhooks. */
export const operations = (contract: Contract): readonly Operation[] => {
  const known = views.get(contract);
  if (known !== undefined) return known;
  const view = viewOf(contract.document);
  views.set(contract, view);
  return view;
};

const views = new WeakMap<Contract, readonly Operation[]>();

interface Placed<T> {
  readonly pointer: Pointer;
  readonly object: T;
}

const viewOf = (document: OpenApiDocument): readonly Operation[] => {
  /** What references name: large descriptions refer to a few objects from everywhere. */
  const targets = new Map<string, Placed<JsonObject> | undefined>();
  const named = (reference: string): Placed<JsonObject> | undefined => {
    if (targets.has(reference)) return targets.get(reference);
    const pointer = pointerOfFragment(reference);
    const value = pointer === undefined ? undefined : valueAt(document, pointer);
    const found = pointer !== undefined && isObject(value) ? { pointer, object: value } : undefined;
    targets.set(reference, found);
    return found;
  };

  /** The object behind any references; `undefined` when they lead nowhere. */
  const follow = <T extends JsonObject>(
    object: T | Reference | undefined,
    pointer: () => Pointer,
  ): Placed<T> | undefined => {
    if (!isObject(object)) return undefined;
    const reference = object['$ref'];
    let placed = typeof reference === 'string' ? named(reference) : { pointer: pointer(), object };
    for (let hops = 1; placed !== undefined && typeof placed.object['$ref'] === 'string'; hops += 1) {
      placed = hops < 100 ? named(placed.object['$ref']) : undefined;
    }
    return placed as Placed<T> | undefined;
  };

  const schemaOf = (holder: JsonObject, pointer: Pointer): PlacedSchema | undefined => {
    const schema = holder['schema'] as Schema | undefined;
    return schema === undefined ? undefined : { pointer: child(pointer, 'schema'), schema };
  };

  const contentOf = (holder: JsonObject, pointer: Pointer): readonly ResolvedMediaType[] =>
    entriesOf<MediaType>(holder['content']).map(([mediaType, object]) => {
      const at = child(child(pointer, 'content'), mediaType);
      return { pointer: at, mediaType, schema: schemaOf(object, at), object };
    });

  const parameterOf = once(({ pointer, object }: Placed<Parameter>): ResolvedParameter => {
    const [content] = contentOf(object, pointer);
    const style = object.style ?? (object.in === 'query' || object.in === 'cookie' ? 'form' : 'simple');
    return {
      pointer,
      name: object.name,
      in: object.in,
      required: object.in === 'path' || object.required === true,
      deprecated: object.deprecated === true,
      style,
      explode: object.explode ?? style === 'form',
      schema: content === undefined ? schemaOf(object, pointer) : content.schema,
      mediaType: content?.mediaType,
      object,
    };
  });

  const parametersOf = (holder: JsonObject, pointer: Pointer): readonly ResolvedParameter[] =>
    listOf<Parameter | Reference>(holder['parameters']).flatMap((object, index) => {
      const placed = follow<Parameter>(object, () => child(child(pointer, 'parameters'), index));
      return placed === undefined ? [] : [parameterOf(placed)];
    });

  const queryStringIn = (holder: PathItem | OperationObject, pointer: Pointer): ResolvedParameter | undefined => {
    const object = holder[queryString];
    return isObject(object) ? parameterOf({ pointer: child(pointer, queryString), object }) : undefined;
  };

  const headersOf = ({ pointer, object }: Placed<Response>): readonly ResolvedHeader[] =>
    entriesOf<Header | Reference>(object.headers).flatMap(([name, header]) => {
      const found = follow<Header>(header, () => child(child(pointer, 'headers'), name));
      if (found === undefined) return [];
      const [content] = contentOf(found.object, found.pointer);
      return [
        {
          pointer: found.pointer,
          name,
          required: found.object.required === true,
          schema: content === undefined ? schemaOf(found.object, found.pointer) : content.schema,
          mediaType: content?.mediaType,
          object: found.object,
        },
      ];
    });

  const linksOf = ({ pointer, object }: Placed<Response>): readonly ResolvedLink[] =>
    entriesOf<JsonObject>(object['links']).flatMap(([name, link]) => {
      const found = follow(link, () => child(child(pointer, 'links'), name));
      return found === undefined ? [] : [{ ...found, name }];
    });

  const responseOf = once((placed: Placed<Response>): Omit<ResolvedResponse, 'status'> => ({
    pointer: placed.pointer,
    content: contentOf(placed.object, placed.pointer),
    headers: headersOf(placed),
    links: linksOf(placed),
    object: placed.object,
  }));

  const responsesOf = (operation: OperationObject, pointer: Pointer): readonly ResolvedResponse[] =>
    entriesOf<Response | Reference>(operation.responses).flatMap(([status, object]) => {
      if (status.startsWith('x-')) return [];
      const placed = follow<Response>(object, () => child(child(pointer, 'responses'), status));
      const named = /^[1-5]xx$/iu.test(status) ? status.toUpperCase() : status;
      return placed === undefined ? [] : [{ ...responseOf(placed), status: named }];
    });

  const bodyOf = (operation: OperationObject, pointer: Pointer): ResolvedBody | undefined => {
    const placed = follow<RequestBody>(operation.requestBody, () => child(pointer, 'requestBody'));
    if (placed === undefined) return undefined;
    return {
      pointer: placed.pointer,
      required: placed.object.required === true,
      content: contentOf(placed.object, placed.pointer),
      object: placed.object,
    };
  };

  const found: Operation[] = [];
  /** The operations of one path item; `keyOf` names them by their method. */
  const addItem = (
    kind: Operation['kind'],
    path: string,
    item: Placed<PathItem>,
    keyOf: (method: string) => string,
    { callers, callback }: { readonly callers: readonly Operation[]; readonly callback?: CallbackPlace } = {
      callers: [],
    },
  ): void => {
    const shared = lazily(() => parametersOf(item.object, item.pointer));
    for (const { method, isAdditional, pointer, object } of operationsIn<OperationObject>(item.object, item.pointer)) {
      const parameters = lazily(() => overriding(parametersOf(object, pointer), shared()));
      const requestBody = lazily(() => bodyOf(object, pointer));
      const responses = lazily(() => responsesOf(object, pointer));
      const operation: Operation = {
        kind,
        key: keyOf(method),
        method,
        isAdditional: isAdditional || callers.at(-1)?.isAdditional === true,
        path,
        callback,
        pointer,
        item: item.pointer,
        object,
        operationId: object.operationId,
        deprecated: object.deprecated === true,
        get parameters() {
          return parameters();
        },
        get requestBody() {
          return requestBody();
        },
        get responses() {
          return responses();
        },
        queryString: queryStringIn(object, pointer) ?? queryStringIn(item.object, item.pointer),
        security: object.security ?? document.security,
        servers: nearestServers([object.servers, item.object.servers, document.servers]),
      };
      found.push(operation);
      if (callers.length < maxCallbackDepth) addCallbacks(operation, callers);
    }
  };

  const addCallbacks = (caller: Operation, callers: readonly Operation[]): void => {
    const { key, pointer } = caller;
    for (const [name, object] of entriesOf<JsonObject>(caller.object.callbacks)) {
      const callback = follow(object, () => child(child(pointer, 'callbacks'), name));
      const items = entriesOf<PathItem>(callback?.object).filter(([expression]) => !expression.startsWith('x-'));
      for (const [expression, item] of items) {
        if (callback === undefined) continue;
        const placed = follow<PathItem>(item, () => child(callback.pointer, expression));
        if (placed === undefined) continue;
        const which = items.length > 1 ? `${name} ${expression}` : name;
        const keyOf = (method: string): string => `CALLBACK ${key} ${which} ${method}`;
        const place = { caller: key, name, pointer: callback.pointer };
        addItem('callback', expression, placed, keyOf, { callers: [...callers, caller], callback: place });
      }
    }
  };

  for (const [path, item] of entriesOf<PathItem>(document.paths)) {
    const placed = path.startsWith('x-') ? undefined : follow<PathItem>(item, () => child('/paths', path));
    if (placed !== undefined) addItem('path', path, placed, (method) => `${method} ${path}`);
  }
  for (const [name, item] of entriesOf<PathItem | Reference>(document.webhooks)) {
    const placed = follow<PathItem>(item, () => child('/webhooks', name));
    if (placed !== undefined) addItem('webhook', name, placed, (method) => `WEBHOOK ${name} ${method}`);
  }
  return found;
};

const reservedHeaders: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/** Whether the definition of a parameter means nothing: other parts of a contract say it. OpenAPI 3.1.1, 4.8.12.2.1. */
export const isReservedHeader = ({ in: place, name }: Pick<ResolvedParameter, 'in' | 'name'>): boolean =>
  place === 'header' && reservedHeaders.has(name.toLowerCase());

/** Those of an operation behind those of its path item, which it overrides by place and name. OpenAPI 3.1.1, 4.8.10. */
const overriding = (
  own: readonly ResolvedParameter[],
  shared: readonly ResolvedParameter[],
): readonly ResolvedParameter[] => {
  if (shared.length === 0) return own;
  const overridden = new Set(own.map(({ in: place, name }) => `${place} ${name}`));
  return [...shared.filter(({ in: place, name }) => !overridden.has(`${place} ${name}`)), ...own];
};

/** Makes something when it is first asked for: of large descriptions most readers look at few operations in full. */
const lazily = <R>(make: () => R): (() => R) => {
  let made: { readonly result: R } | undefined;
  return () => (made ??= { result: make() }).result;
};

/** Makes something of an object once, however many references lead to it. */
const once = <T extends JsonObject, R>(make: (placed: Placed<T>) => R): ((placed: Placed<T>) => R) => {
  const made = new Map<Placed<T>, R>();
  return (placed) => {
    const known = made.get(placed) ?? make(placed);
    made.set(placed, known);
    return known;
  };
};

/** A callback may, through references, hold the operation that it belongs to. */
const maxCallbackDepth = 3;

/** The servers of the first level that names any; without one, what is served where the document is: OpenAPI 3.1.1, 4.8.1. */
export const nearestServers = (levels: readonly (readonly Server[] | undefined)[]): readonly Server[] =>
  levels.find((servers) => servers !== undefined && servers.length > 0) ?? [{ url: '/' }];

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = <T>(value: unknown): readonly (readonly [string, T])[] =>
  isObject(value) ? (Object.entries(value).filter(([, member]) => isObject(member)) as [string, T][]) : [];

const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);
