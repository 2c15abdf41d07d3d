import { Refusal, type Problem } from '../src/problem.ts';

/** The problems that the call is refused with; fails when it is not refused. */
export const refusals = (call: () => unknown): readonly Problem[] => {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  throw new Error('not refused');
};
