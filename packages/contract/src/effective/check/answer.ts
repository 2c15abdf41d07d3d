/** `undefined` where looking does not tell. */
export type Answer = boolean | undefined;

/** Whether all are true: false as soon as one is. */
export const all = (answers: Iterable<Answer>): Answer => {
  let result: Answer = true;
  for (const answer of answers) {
    if (answer === false) return false;
    if (answer === undefined) result = undefined;
  }
  return result;
};

/** How many are true, by whether exactly one has to be. */
export const someOf = (kind: 'anyOf' | 'oneOf', answers: Iterable<Answer>): Answer => {
  let held = 0;
  let isOpen = false;
  for (const answer of answers) {
    if (answer === true) held += 1;
    else if (answer === undefined) isOpen = true;
    if (held > (kind === 'anyOf' ? 0 : 1)) return kind === 'anyOf';
  }
  return isOpen ? undefined : held === 1;
};

export const not = (answer: Answer): Answer => (answer === undefined ? undefined : !answer);
