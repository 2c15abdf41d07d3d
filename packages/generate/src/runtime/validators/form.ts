import { several, textsOf, type FromPairs } from './pairs.ts';
import type { Written } from './written.ts';

/** `style: form` with `explode`: `name=a&name=b` and `k=v`. OpenAPI 3.1.1, 4.8.12.6. */
export const form: FromPairs = (name, pairs) => {
  const { texts, declared, decode } = pairs;
  const isOther = (key: string): boolean => {
    const [before = ''] = key.split('[', 1);
    return key !== name && (declared.has(key) || (before !== name && declared.has(before)));
  };
  const own = (of: string): Written => several(textsOf(of, pairs).map(decode));
  return {
    text: () => own(name).text(),
    items: () => own(name).items(),
    members: (names) => {
      const members = [...texts.keys()].filter((key) => (names?.has(key) ?? true) && !isOther(key));
      return members.length === 0 ? undefined : members.map((key) => [key, own(key)]);
    },
  };
};
