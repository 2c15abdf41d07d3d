import { errorsOf, passes, type Check } from './checks.ts';
import type { Read } from './coerce.ts';
import type { ResponseIssue } from './responses.ts';
import { asIs, reasonOf, type FromText } from './written.ts';

/** Headers as a platform has them: `Headers`, or a record such as that of `node:http`. */
export type GivenHeaders =
  | { get(name: string): string | null; forEach(visit: (value: string, name: string) => void): void }
  | Readonly<Record<string, unknown>>;

const isHeaders = (given: GivenHeaders): given is Headers => typeof given['get'] === 'function';

/** Header values by lower-case name; the lines of one header are one list. RFC 9110, 5.3. */
export const headerMap = (given: GivenHeaders = {}): ReadonlyMap<string, unknown> => {
  const map = new Map<string, unknown>();
  if (isHeaders(given)) given.forEach((value, name) => map.set(name.toLowerCase(), value));
  else for (const [name, value] of Object.entries(given)) if (value !== undefined) map.set(name.toLowerCase(), value);
  return map;
};

/** The text of a header; several lines become one. */
export const lineOf = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value)).trim();

/** What reads one header: the texts of a list have blanks around them. */
export const readHeader = (value: unknown, name: string, style: FromText, read: Read): unknown =>
  read(style(lineOf(value), name, asIs));

/** The checks of the headers that one response declares. */
export const headersOf =
  (
    rows: readonly (readonly [
      name: string,
      required: boolean,
      pointer: string,
      style: FromText,
      read: Read,
      check?: Check,
    ])[],
  ) =>
  (given: GivenHeaders): readonly ResponseIssue[] => {
    const headers = headerMap(given);
    return rows.flatMap(([name, required, pointer, style, read, check]): ResponseIssue[] => {
      const issue = { part: 'headers', parameter: name } as const;
      const own = { path: [], pointer: '' };
      const raw = headers.get(name.toLowerCase());
      if (raw === undefined) {
        return required
          ? [{ ...issue, ...own, message: 'must be there', schemaPointer: `${pointer}/required`, keyword: 'required' }]
          : [];
      }
      let value: unknown;
      try {
        value = readHeader(raw, name, style, read);
      } catch (error) {
        return [{ ...issue, ...own, schemaPointer: pointer, ...reasonOf(error) }];
      }
      return !check || passes(check, value) ? [] : errorsOf(check, value).map((one) => ({ ...one, ...issue }));
    });
  };
