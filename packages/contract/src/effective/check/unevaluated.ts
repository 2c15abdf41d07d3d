import type { Json } from '../../openapi/types.ts';
import type { Answer } from './answer.ts';
import { evaluatedIn, type UnevaluatedKeyword } from './evaluated.ts';
import { matches } from './texts.ts';
import type { Visit } from './visit.ts';

/** What no other schema has looked at: asked last, for it takes the answers of all the others. */
export const checkUnevaluated = (keyword: UnevaluatedKeyword, visit: Visit<Json & object>): void => {
  let isOpen = false;
  const sure = (answer: Answer): boolean => {
    if (answer === undefined) isOpen = true;
    return answer === true;
  };
  const evaluated = evaluatedIn(visit.schema, visit.value, keyword, {
    target: (reference) => visit.around.target(reference),
    holds: (branch, value) => sure(visit.ask(branch, value)),
    matches: (pattern, name) => sure(matches(pattern, name)),
  });
  if (isOpen) return visit.leaveOpen();
  if (evaluated === true) return;
  for (const [key, part] of Object.entries(visit.value)) {
    if (evaluated.has(key)) continue;
    const answer = visit.ask(visit.schema[keyword], part as Json);
    if (answer === false) visit.refuse(keyword, { unevaluatedProperty: key });
    else if (answer === undefined) visit.leaveOpen();
    if (visit.isSettled) return;
  }
};
