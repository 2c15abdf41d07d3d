/** The raw texts of a path's parameters, by the template; `undefined` for another path. OpenAPI 3.1.1, 4.8.8.2. */
export declare const textsIn: (template: string, path: string) => ReadonlyMap<string, string> | undefined;
