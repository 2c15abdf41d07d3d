import type { ResolvedResponse } from '@schemawright/contract';
import { statusClass } from '../rules/response.ts';
import type { Pair } from '../subjects.ts';

/** The response that answers a status: exact code, then range, then default. OpenAPI 3.1.1, 4.8.16. */
const resolve = (
  status: string,
  responses: ReadonlyMap<string, ResolvedResponse>,
  byDefault: boolean,
): ResolvedResponse | undefined =>
  responses.get(status) ??
  responses.get(`${status.slice(0, 1)}XX`) ??
  (byDefault ? responses.get('default') : undefined);

/** Whether a contract says nothing of success but what its default does. */
const knowsNoSuccess = (responses: ReadonlyMap<string, ResolvedResponse>): boolean =>
  ![...responses.keys()].some((status) => statusClass(status) === 'success');

/** Whether a range stands for codes that the other side states, and its own side does not state besides. */
const covered = (
  range: string,
  responses: ReadonlyMap<string, ResolvedResponse>,
  own: ReadonlyMap<string, ResolvedResponse>,
): boolean =>
  range.endsWith('XX') &&
  [...responses.keys()].some((status) => status.startsWith(range.slice(0, 1)) && !own.has(status));

/**
 * Every response of either side with what answers the same status on the other side. A range that is spelt out in
 * codes on the other side, and codes that a range stands for now, are nothing gone and nothing new.
 */
export const pairResponses = (
  olds: readonly ResolvedResponse[],
  news: readonly ResolvedResponse[],
): readonly Pair<ResolvedResponse>[] => {
  const before = new Map(olds.map((response) => [response.status, response]));
  const after = new Map(news.map((response) => [response.status, response]));
  const pairs: Pair<ResolvedResponse>[] = [];
  for (const old of olds) {
    const next = resolve(old.status, after, statusClass(old.status) === 'error');
    if (next !== undefined || !covered(old.status, after, before)) pairs.push({ old, next });
  }
  for (const next of news) {
    if (before.has(next.status)) continue;
    const old = resolve(next.status, before, statusClass(next.status) === 'error' || knowsNoSuccess(before));
    if (old !== undefined) pairs.push({ old, next });
    else if (!covered(next.status, before, after)) pairs.push({ old: undefined, next });
  }
  return pairs;
};
