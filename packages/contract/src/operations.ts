import type { Contract } from './contract.ts';
import type { Pointer } from './pointer.ts';
import type {
  Header,
  MediaType,
  Operation as OperationObject,
  Parameter,
  Schema,
  SecurityRequirement,
  Server,
} from './openapi/types.ts';

/**
 * One operation, resolved: references followed, path-level parameters and inherited servers and security pushed down,
 * defaults filled in. A view over the frozen document, never edited.
 */
export interface Operation {
  /** Where it comes from: a request under `paths`, or one that the provider sends. */
  readonly kind: 'path' | 'webhook' | 'callback';
  /** `POST /oauth/v3/token`; `WEBHOOK name POST`; `CALLBACK POST /subscribe onEvent POST`. */
  readonly key: string;
  /** Upper case. */
  readonly method: string;
  /** The path template as written; the webhook's name; the callback's expression. */
  readonly path: string;
  readonly pointer: Pointer;
  readonly object: OperationObject;
  readonly operationId: string | undefined;
  readonly deprecated: boolean;
  readonly parameters: readonly ResolvedParameter[];
  readonly requestBody: ResolvedBody | undefined;
  /** In document order; `status` is `200`, `2XX` (upper case X) or `default`. */
  readonly responses: readonly ResolvedResponse[];
  readonly security: readonly SecurityRequirement[] | undefined;
  /** The nearest level that declares any; never empty (`/` when none is declared). OpenAPI 3.1.1, 4.8.5. */
  readonly servers: readonly Server[];
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
}

export interface ResolvedResponse {
  readonly pointer: Pointer;
  readonly status: string;
  readonly content: readonly ResolvedMediaType[];
  readonly headers: readonly ResolvedHeader[];
}

export interface ResolvedHeader {
  readonly pointer: Pointer;
  readonly name: string;
  readonly required: boolean;
  readonly schema: PlacedSchema | undefined;
  readonly object: Header;
}

/** Every operation of a contract, in document order: paths, then callbacks of each operation, then webhooks. */
export declare const operations: (contract: Contract) => readonly Operation[];
