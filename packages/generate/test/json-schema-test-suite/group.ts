/** One schema, the values that are valid against it, and those that are not. */
export type Group = readonly [title: string, schema: unknown, valid: readonly unknown[], invalid: readonly unknown[]];
