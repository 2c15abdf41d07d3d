import { child, type Pointer } from '../../../pointer.ts';
import { own, type Draft } from '../../../openapi/model.ts';
import { report, type Lowering } from '../../draft.ts';

/** The strings of a list, each once; nothing where there is no list. */
export const textsIn = (holder: Draft, key: string): readonly string[] | undefined => {
  const list = own(holder, key);
  if (!Array.isArray(list)) return undefined;
  return [...new Set((list as unknown[]).filter((item): item is string => typeof item === 'string' && item !== ''))];
};

/** The same, once, with what else stands there told: `pointer` is the place of the holder. */
export const takeTexts = (
  lowering: Lowering,
  holder: Draft,
  key: string,
  pointer: Pointer,
): readonly string[] | undefined => {
  const list = own(holder, key);
  const texts = textsIn(holder, key);
  if (list !== undefined && !(Array.isArray(list) && list.every((item) => typeof item === 'string'))) {
    report(lowering, child(pointer, key), {
      severity: 'error',
      code: 'oas-structure',
      message: 'a list of strings belongs here; what stands here is left out',
    });
  }
  delete holder[key];
  return texts;
};
