import { inLanguage, type LanguageName } from '@schemawright/generate/languages';
import type { Conversion } from './conversion.ts';
import { lowered } from './lowered.ts';

/** One of the languages that quicktype writes. */
export const toLanguage =
  (name: LanguageName): Conversion =>
  async (subject) => {
    const { contract, pointer } = lowered(subject);
    return inLanguage(contract, pointer, name);
  };
