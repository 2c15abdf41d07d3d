import type { Call, InitArguments } from './operation.ts';
import type { Client } from './types.ts';

type OperationAt<Paths, Path extends keyof Paths, Method> = Paths[Path][Method & keyof Paths[Path]];

type PathsWith<Paths, Method extends string> = {
  [Path in keyof Paths]: Paths[Path] extends { [Key in Method]: object } ? Path : never;
}[keyof Paths];

type UsualAt<Bodies, Key, Otherwise> = Key extends keyof Bodies ? Bodies[Key] : Otherwise;

type At<Paths, Bodies, Method extends string> = <Path extends PathsWith<Paths, Lowercase<Method>>>(
  path: Path,
  ...init: InitArguments<
    OperationAt<Paths, Path, Lowercase<Method>>,
    UsualAt<Bodies, `${Method} ${Path & string}`, unknown>
  >
) => ReturnType<Call<OperationAt<Paths, Path, Lowercase<Method>>>>;

/** Calls by method and path template. `Bodies` has the usual media type where several are declared. */
export interface PathClient<Paths, Bodies = {}> {
  readonly GET: At<Paths, Bodies, 'GET'>;
  readonly PUT: At<Paths, Bodies, 'PUT'>;
  readonly POST: At<Paths, Bodies, 'POST'>;
  readonly DELETE: At<Paths, Bodies, 'DELETE'>;
  readonly OPTIONS: At<Paths, Bodies, 'OPTIONS'>;
  readonly HEAD: At<Paths, Bodies, 'HEAD'>;
  readonly PATCH: At<Paths, Bodies, 'PATCH'>;
  readonly TRACE: At<Paths, Bodies, 'TRACE'>;
}

type Untyped = (client: Client, init?: object) => Promise<unknown>;

/** All operations of a contract, by `METHOD /path`, with the client that calls them. */
export const pathClient = (client: Client, operations: Readonly<Record<string, Untyped>>): object =>
  Object.fromEntries(
    ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'].map((method) => [
      method,
      async (path: string, init?: object) => {
        const key = `${method} ${path}`;
        if (!Object.hasOwn(operations, key)) throw new TypeError(`the contract has no operation ${key}`);
        return operations[key]?.(client, init);
      },
    ]),
  );
