const sizeOf = (value: unknown): number | undefined => {
  if (value instanceof Blob) return value.size;
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? value.byteLength : undefined;
};

/** Bytes are a text to a schema: one of this length at most stands for them. */
const standIn = 65_536;

const textOf = (value: unknown): unknown => {
  const size = sizeOf(value);
  return size === undefined ? value : ' '.repeat(Math.min(size, standIn));
};

/** The value with texts in place of bytes, as forms hold them: on their own, as members and in lists of theirs. */
export const bytesAsText = (value: unknown): unknown => {
  const whole = textOf(value);
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return whole;
  return Object.fromEntries(
    Object.entries(whole).map(([name, member]) => [name, Array.isArray(member) ? member.map(textOf) : textOf(member)]),
  );
};
