/** Bounds on what is read: inputs come from strangers. Each is named in the message that refuses an input. */
export const limits: Readonly<Record<'bytes' | 'depth' | 'nodes' | 'copies' | 'scopes' | 'files', number>> = {
  /** The size of one description file. */
  bytes: 128 * 1024 * 1024,
  /** Nesting of objects and lists in one description; everything behind the reader may recurse. */
  depth: 200,
  /** Values in one description, with YAML aliases expanded. */
  nodes: 5_000_000,
  /** Values that are written out more than once because several places share them. */
  copies: 1_000_000,
  /** Schemas that are written out once more, for another scope that a dynamic reference is come to with. */
  scopes: 2000,
  /** Files that one contract may be spread over. */
  files: 2000,
};

export const tooDeep: { readonly message: string; readonly mend: string } = {
  message: `nested more than ${limits.depth} levels deep, which is the limit for descriptions`,
  mend: 'give the inner parts names of their own, and refer to them with $ref',
};
