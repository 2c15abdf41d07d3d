import type { ResolvedResponse } from '@schemawright/contract';
import { statusClass } from '../rules/response.ts';
import type { Both, Pair } from '../subjects.ts';

type Responses = ReadonlyMap<string, ResolvedResponse>;

/** What answers a status: its code, else its range, then the default. OpenAPI 3.1.1, 4.8.16. */
const resolve = (status: string, responses: Responses): ResolvedResponse | undefined =>
  responses.get(status) ?? responses.get(`${status.slice(0, 1)}XX`) ?? responses.get('default');

/** Whether a contract says nothing of success but what its default does. */
const knowsNoSuccess = (responses: Responses): boolean =>
  ![...responses.keys()].some((status) => statusClass(status) === 'success');

/** Whether a range stands for codes that the other side states, and its own side does not state besides. */
const covered = (range: string, responses: Responses, own: Responses): boolean =>
  range.endsWith('XX') &&
  [...responses.keys()].some((status) => status.startsWith(range.slice(0, 1)) && !own.has(status));

/**
 * Every response of either side with what answers the same status on the other side. A range that is spelt out in
 * codes on the other side, and codes that a range stands for now, are nothing gone and nothing new. A default mostly is
 * about errors: for a success it stands where it means the same, or where nothing else told of success.
 * @param same whether responses have the same bodies
 */
export const pairResponses = (
  olds: readonly ResolvedResponse[],
  news: readonly ResolvedResponse[],
  same: (old: ResolvedResponse, next: ResolvedResponse) => boolean,
): readonly Pair<ResolvedResponse>[] => {
  const before = new Map(olds.map((response) => [response.status, response]));
  const after = new Map(news.map((response) => [response.status, response]));
  const isAnswer = (status: string, { old, next }: Both<ResolvedResponse>, own: Responses): boolean =>
    statusClass(status) === 'error' ||
    ![old, next].some((one) => one.status === 'default') ||
    (same(old, next) && (old.content.length > 0 || knowsNoSuccess(own)));
  const pairs: Pair<ResolvedResponse>[] = [];
  for (const old of olds) {
    const next = resolve(old.status, after);
    if (next !== undefined && (next.status === old.status || isAnswer(old.status, { old, next }, after)))
      pairs.push({ old, next });
    else if (!covered(old.status, after, before)) pairs.push({ old, next: undefined });
  }
  for (const next of news) {
    if (before.has(next.status)) continue;
    const old = resolve(next.status, before);
    if (old !== undefined && (knowsNoSuccess(before) || isAnswer(next.status, { old, next }, before)))
      pairs.push({ old, next });
    else if (!covered(next.status, before, after)) pairs.push({ old: undefined, next });
  }
  return pairs;
};

/** The status that two responses answer: the narrower one of theirs. */
export const answeredStatus = ({ old, next }: Pair<ResolvedResponse>): string =>
  [next, old]
    .flatMap((response) => response?.status ?? [])
    .toSorted((one, other) => breadth(one) - breadth(other))[0] ?? '';

const breadth = (status: string): number => (status === 'default' ? 2 : status.endsWith('XX') ? 1 : 0);
