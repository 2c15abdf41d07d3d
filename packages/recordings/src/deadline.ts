import { createContext, Script } from 'node:vm';

/** How long one value may take to be checked, in milliseconds. */
const mostTime = 2_000;

/** What `withinTime` returns for a task that was stopped. */
export const outOfTime: unique symbol = Symbol('out of time');

const context = createContext({ task: undefined as unknown });
const call = new Script('task()');

/**
 * What the task returns, or `outOfTime` when it was stopped after two seconds, in the middle of a regular expression too.
 * This costs a thread for each call: for tasks that may need it only. Throws what the task throws.
 */
export const withinTime = <T>(task: () => T): T | typeof outOfTime => {
  context['task'] = task;
  try {
    return call.runInContext(context, { timeout: mostTime }) as T;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return outOfTime;
    throw error;
  } finally {
    context['task'] = undefined;
  }
};

const atoms = /\\[^1-9k]|\[(?:\\.|[^\\\]])*\]/gu;

/**
 * Whether a regular expression may need more than linear time: a repeated group, a look around, a back reference, or
 * more than one run of open length, of which the start is open too when there is no `^`. Errs on the side of yes.
 */
export const isRisky = (pattern: string): boolean => {
  const plain = pattern.replace(atoms, 'x').replaceAll('(?:', '(');
  if (pattern.length > 500 || /\)[*+?{]|\(\?|\\/u.test(plain)) return true;
  const open = plain.match(/[*+?]|\{\d+,\d*\}/gu)?.length ?? 0;
  return open > (plain.startsWith('^') && !plain.includes('|') ? 1 : 0);
};

/** Whether any `pattern` or `patternProperties` of the document holds a regular expression that may backtrack for long. */
export const mayBacktrack = (document: unknown): boolean => {
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      if (name === 'pattern' && typeof member === 'string' && isRisky(member)) return true;
      if (name === 'patternProperties' && Object.keys(Object(member)).some(isRisky)) return true;
      waiting.push(member);
    }
  }
  return false;
};
