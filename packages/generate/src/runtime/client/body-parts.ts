import type { Encode, WriteBody } from './description.ts';
import { isComposite, itemsOf, membersOf, text } from './values.ts';

/** A part with a type of its own is a Blob: only so does `fetch` write the header. */
const part = (value: unknown, type: string | undefined, finish: Encode): string | Blob => {
  if (value instanceof Blob) {
    if (value.type !== '' || type === undefined) return value;
    return value instanceof File ? new File([value], value.name, { type }) : new Blob([value], { type });
  }
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return new Blob([value as ArrayBuffer], { type: type ?? 'application/octet-stream' });
  const json = isComposite(value) || (type !== undefined && /[/+]json\b/i.test(type));
  const written = finish(json ? JSON.stringify(value) : text(value));
  const named = type ?? (json ? 'application/json' : undefined);
  return named === undefined ? written : new Blob([written], { type: named });
};

/** `multipart/form-data` whose texts pass through `finish`. */
export const partsWith =
  (finish: Encode): WriteBody =>
  (body, _, encodings = []) => {
    if (body instanceof FormData) return body;
    const parts = new FormData();
    for (const [name, value] of membersOf(body as object)) {
      const [, encoding] = encodings.find(([known]) => known === name) ?? [];
      const pairs =
        typeof encoding === 'function'
          ? encoding(name, value, finish)
          : itemsOf(value).map((item) => [name, part(item, encoding, finish)] as const);
      for (const [key, member] of pairs) parts.append(key, member as string);
    }
    return parts;
  };

/** `multipart/form-data`: lists repeat their name, objects are JSON. The boundary is that of `fetch`. OpenAPI 3.1.1, 4.8.15.1. */
export const partsBody: WriteBody = /* @__PURE__ */ partsWith((value) => value);
