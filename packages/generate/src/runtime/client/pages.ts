import type { Data, InitArguments } from './operation.ts';
import type { Client } from './types.ts';
import { unwrap } from './unwrap.ts';

type Page = Parameters<typeof unwrap>[0];

interface Init {
  readonly params?: { readonly query?: object };
}

/** All pages of a list, from the one that the options ask for. Throws `FailedResponse` where a page can't be had. */
export type Pages<Operation> = (client: Client, ...init: InitArguments<Operation>) => AsyncIterable<Data<Operation>>;

/** One page after the other: `path` leads to what the reply holds for `parameter`, and to nothing on the last one. */
export async function* pagesOf(
  call: (client: Client, init?: Init) => Page,
  client: Client,
  init: Init | undefined,
  parameter: string,
  path: readonly string[],
): AsyncGenerator<unknown> {
  let next = init;
  for (let last: unknown; ;) {
    const page = await unwrap(call(client, next));
    yield page;
    let cursor: unknown = page;
    for (const name of path)
      cursor =
        typeof cursor === 'object' && cursor !== null && Object.hasOwn(cursor, name)
          ? cursor[name as never]
          : undefined;
    if (cursor === undefined || cursor === null || cursor === '') return;
    if (cursor === last) throw new Error(`${parameter}: the reply leads to the same page again`);
    last = cursor;
    next = { ...init, params: { ...init?.params, query: { ...init?.params?.query, [parameter]: cursor } } };
  }
}
