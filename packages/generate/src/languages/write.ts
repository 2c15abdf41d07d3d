import { Refusal, type Contract, type Pointer } from '@schemawright/contract';
import { InputData, JSONSchemaInput, JSONSchemaStore, quicktypeMultiFile } from 'quicktype-core';
import { inWords } from './schema.ts';
import { languages, type InLanguage, type LanguageName, type LanguageRow } from './table.ts';

/** References are local, and nothing is fetched. */
class NothingElse extends JSONSchemaStore {
  override async fetch(): Promise<undefined> {
    return undefined;
  }
}

/** See `inLanguage`. */
export const write = async (contract: Contract, pointer: Pointer, name: LanguageName): Promise<InLanguage> => {
  const row: LanguageRow = languages[name];
  const { root, definitions, problems } = inWords(contract, pointer, name, row.unsafe);
  const input = new JSONSchemaInput(new NothingElse());
  try {
    const schema = JSON.stringify({ $ref: `#/definitions/${root}`, definitions });
    await input.addSource({ name: root, schema });
    const inputData = new InputData();
    inputData.addInput(input);
    const files = await quicktypeMultiFile({
      inputData,
      lang: row.quicktype,
      rendererOptions: row.options ?? {},
      leadingComments: [],
      // What is inferred from samples is not to be inferred from a schema that says it.
      combineClasses: false,
      inferMaps: false,
      inferEnums: false,
    } as Parameters<typeof quicktypeMultiFile>[0]);
    return { text: textOf(files), problems };
  } catch (error) {
    throw new Refusal([
      {
        severity: 'error',
        code: 'language-refused',
        message: `quicktype can't write this schema in ${name}: ${reasonOf(error)}`,
        pointer,
        place: contract.origin(pointer),
        mend: 'choose a part of the schema, or another language',
      },
    ]);
  }
};

/** Several files become one text, each below a line with its name. */
const textOf = (files: ReadonlyMap<string, { readonly lines: readonly string[] }>): string => {
  const texts = [...files].map(([file, { lines }]) => {
    const heading = files.size > 1 ? `// ${file}\n\n` : '';
    return `${heading}${lines.join('\n').trimEnd()}\n`;
  });
  return texts.join('\n');
};

const reasonOf = (error: unknown): string => {
  if (error instanceof RangeError) return 'it refers to itself in a way that quicktype follows without end';
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/[^\p{L}\p{N} .,;:()-]/gu, ' ').slice(0, 200);
};
