/** The row that declares a media type: by its exact text, without parameters, by range. RFC 9110, 12.5.1. */
export declare const declaredAs: <Row extends readonly [mediaType: string, ...unknown[]]>(rows: readonly Row[], mediaType: string) => Row | undefined;
