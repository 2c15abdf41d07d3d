/** Characters that stand for themselves in a pattern and in a template alike, and escapes of such. */
const literal = String.raw`((?:[\w\-:@/ ]|\\[.\-/:@ ])+)`;

const prefixed = new RegExp(String.raw`^\^${literal}(?:\.[*+]\$?)?$`);
const suffixed = new RegExp(String.raw`^(?:\^?\.[*+])?${literal}\$$`);

/**
 * The template literal type of the names that a pattern matches, as code: `x-${string}` of `^x-`. `undefined` for a
 * pattern that says more than how names begin or end.
 */
export const templateOf = (pattern: string): string | undefined => {
  const [, prefix] = prefixed.exec(pattern) ?? [];
  if (prefix !== undefined) return `\`${prefix.replaceAll('\\', '')}\${string}\``;
  const [, suffix] = suffixed.exec(pattern) ?? [];
  return suffix === undefined ? undefined : `\`\${string}${suffix.replaceAll('\\', '')}\``;
};
