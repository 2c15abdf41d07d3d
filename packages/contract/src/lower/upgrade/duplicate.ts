import { refusal } from '../../problem.ts';
import { isObject, setOwn, type Draft } from '../../openapi/model.ts';
import { limits } from '../../read/limits.ts';

/** Copies values for as long as all copies together stay within the limit of one description. */
export const duplicatorOf = (file: string): ((value: unknown) => unknown) => {
  let count = 0;
  const duplicate = (value: unknown): unknown => {
    count += 1;
    if (count > limits.copies) {
      const message = `what several places share makes more than ${limits.copies} values, which is the limit`;
      throw refusal(file, 'upgrade-too-large', message);
    }
    if (Array.isArray(value)) return value.map(duplicate);
    if (!isObject(value)) return value;
    const result: Draft = {};
    for (const [key, member] of Object.entries(value)) setOwn(result, key, duplicate(member));
    return result;
  };
  return duplicate;
};
