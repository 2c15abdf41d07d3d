import { createContext, Script } from 'node:vm';
import { isUnsafe } from '@schemawright/contract/ajv';

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

/** Whether any `pattern` or `patternProperties` of the document holds a regular expression that may backtrack for long. */
export const mayBacktrack = (document: unknown): boolean => {
  const waiting: unknown[] = [document];
  const safe = new Set<string>();
  const isRisky = (pattern: string): boolean => {
    if (safe.has(pattern)) return false;
    if (isUnsafe(pattern)) return true;
    safe.add(pattern);
    return false;
  };
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
