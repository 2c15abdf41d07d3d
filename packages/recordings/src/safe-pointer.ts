import { escapeToken, tokens, type Pointer } from '@schemawright/contract/pointer';
import { looksSecret, REDACTED } from './secrets.ts';

/** A pointer holds keys of the payload; those that no schema declares and that look like a secret are replaced. */
export const safePointer = (pointer: Pointer, isDeclared: (name: string) => boolean): Pointer =>
  tokens(pointer)
    .map((name) => `/${escapeToken(looksSecret(name) && !isDeclared(name) ? REDACTED : name)}`)
    .join('');

/** Every member name in a JSON value, at any depth. */
export const namesIn = (document: unknown): ReadonlySet<string> => {
  const names = new Set<string>();
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      names.add(name);
      waiting.push(member);
    }
  }
  return names;
};
