/** Bounds on what is read: inputs come from strangers. Each is named in the message that refuses an input. */
export const limits: Readonly<Record<'bytes' | 'depth' | 'aliases' | 'files', number>> = {
  /** The size of one description file. */
  bytes: 128 * 1024 * 1024,
  /** Nesting of objects and lists in one description; everything behind the reader may recurse. */
  depth: 200,
  /** How often YAML aliases may be expanded, counted as the `yaml` package counts. */
  aliases: 1000,
  /** Files that one contract may be spread over. */
  files: 2000,
};
