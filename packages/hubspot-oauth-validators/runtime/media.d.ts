/** The row that declares a media type most exactly. */
export declare const declaredAs: <Row extends readonly [mediaType: string, ...unknown[]]>(rows: readonly Row[], mediaType: string | null | undefined) => Row | undefined;
