import type { Validator } from './validator.ts';

interface Answers {
  /**
   * The same validator, which looks at each value once: types that lead to the same parts by several ways would
   * otherwise double the work with every level of the schema, or of the value.
   */
  readonly remembered: (validator: Validator) => Validator;
  readonly forget: () => void;
}

export const createAnswers = (): Answers => {
  const used: { clear(): void }[] = [];
  return {
    remembered: ({ test, explain }) => {
      const answers = new Map<unknown, boolean>();
      const explained = new Set<unknown>();
      return {
        test: (value) => {
          const known = answers.get(value);
          if (known !== undefined) return known;
          if (answers.size === 0) used.push(answers);
          const answer = test(value);
          answers.set(value, answer);
          return answer;
        },
        explain: (value, pointer, report) => {
          // Equal scalars in different places each deserve to be told; only what has parts can multiply.
          const key = typeof value === 'object' && value !== null ? value : pointer;
          if (explained.has(key)) return;
          if (explained.size === 0) used.push(explained);
          explained.add(key);
          explain(value, pointer, report);
        },
      };
    },
    forget: () => {
      if (used.length === 0) return;
      for (const answers of used) answers.clear();
      used.length = 0;
    },
  };
};
