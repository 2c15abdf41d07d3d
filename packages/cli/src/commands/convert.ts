import { Option } from 'commander';
import { importOption } from '../import-option.ts';
import { conversions, type Language } from '../conversions/table.ts';
import { printProblems } from '../refusal.ts';
import { reported } from '../problems.ts';
import { type Format, formatOption, print } from '../reports/table.ts';
import { status } from '../status.ts';
import type { CommandModule } from './command.ts';

interface Options {
  readonly to: Language;
  readonly base?: string;
  readonly import: readonly string[];
  readonly format: Format;
}

/** `convert FILE[#/pointer] --to LANGUAGE` */
export const convert: CommandModule<Options> = {
  declare: (command) =>
    command
      .description(
        'Writes one schema in another language, on stdout: a JSON Structure or JSON Schema file, or a schema of an ' +
          'OpenAPI file. What it refers to or imports comes along. What the language cannot say is told on stderr.',
      )
      .argument('<file[#/pointer]>', 'the schema; of an OpenAPI file one has to be named')
      .addOption(
        new Option('--to <language>', 'the language').choices(Object.keys(conversions)).makeOptionMandatory(),
      )
      .option('--base <uri>', 'with --to json-structure: where the file is published, to make $id from')
      .addOption(importOption())
      .addOption(formatOption())
      .addHelpText(
        'after',
        `
Examples:
  schemawright convert pet.struct.json --to json-schema > pet.schema.json
  schemawright convert pet.struct.json --to typescript > pet.ts
  schemawright convert openapi.yaml#/components/schemas/Pet --to json-structure --base https://example.com/openapi.yaml`,
      ),
  run: async ([reference = ''], { to, base, import: others, format }, io) => {
    const [load, { importsFor }] = await Promise.all([conversions[to](), import('../imports.ts')]);
    const hash = reference.indexOf('#');
    const { pointerOfFragment } = await import('@schemawright/contract');
    const file = hash === -1 ? reference : reference.slice(0, hash);
    const pointer = hash === -1 ? '' : (pointerOfFragment(reference.slice(hash)) ?? reference.slice(hash));
    const imports = importsFor([file, ...others], io.cwd);
    const { text, problems } = await load({ reference, file, pointer, base, cwd: io.cwd, imports });
    printProblems(problems, io);
    if (format === 'pretty') io.out.write(text);
    else await print({ of: 'convert', document: { to, text, problems: problems.map((one) => reported(one)) } }, format, io);
    return status.fine;
  },
};
