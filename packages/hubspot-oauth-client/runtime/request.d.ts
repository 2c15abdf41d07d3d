/** How a query parameter is written where it is not `form` with `explode`. OpenAPI 3.1.1, 4.8.12.6. */
export type QueryStyle = 'csv' | 'space' | 'pipe' | 'deep' | 'json';
export declare const serializeQuery: (styles?: Readonly<Record<string, QueryStyle>>, inBody?: readonly string[]) => (query: object) => string;
/** Fills in a path template, percent-encoded; refuses what would change the path: nothing at all, `.` and `..`. */
export declare const serializePath: (template: string, parameters: object) => string;
/** A body in the words of its media type. What is already a body of `fetch` goes as it is. */
export declare const serializeBody: (body: unknown, mediaType: string) => unknown;
