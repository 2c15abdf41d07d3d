/**
 * A construct: what it is, how it is read, and a description with it. Then either what stands at a pointer of the
 * lowered document, or the code and the place of the warning.
 */
export interface Row {
  readonly what: string;
  readonly read: string;
  readonly document: object;
  readonly at?: readonly [pointer: string, value: unknown];
  readonly told?: readonly [code: string, pointer: string];
}

export const info = { title: 't', version: '1' };
export const A = '/components/schemas/A';

export const schema = (version: string, written: object, more: object = {}): object =>
  version === '2.0'
    ? { swagger: '2.0', info, paths: {}, definitions: { A: written, B: {}, ...more } }
    : { openapi: version, info, paths: {}, components: { schemas: { A: written, B: {}, ...more } } };

export const same = (version: string, written: object): Pick<Row, 'document' | 'at'> => ({
  document: schema(version, written),
  at: [A, written],
});
