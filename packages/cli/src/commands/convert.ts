import { Option } from 'commander';
import { importOption } from '../import-option.ts';
import { conversions, type Language } from '../conversions/table.ts';
import { printProblems } from '../refusal.ts';
import { reported } from '../problems.ts';
import { type Format, formatOption, print } from '../reports/table.ts';
import { status, UsageError } from '../status.ts';
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
        new Option('--to <language>', 'the language, see below')
          .choices(Object.keys(conversions))
          .makeOptionMandatory(),
      )
      .option('--base <uri>', 'with --to json-structure: where the file is published, to make $id from')
      .addOption(importOption())
      .addOption(formatOption('convert'))
      .addHelpText(
        'after',
        `
Languages:
${Object.entries(conversions)
  .map(([name, { summary }]) => `  ${name.padEnd(21)}  ${summary}`)
  .join('\n')}

Examples:
  schemawright convert pet.struct.json --to json-schema > pet.schema.json
  schemawright convert pet.struct.json --to typescript > pet.ts
  schemawright convert openapi.yaml#/components/schemas/Pet --to go > pet.go
  schemawright convert openapi.yaml#/components/schemas/Pet --to json-structure --base https://example.com/openapi.yaml`,
      ),
  run: async ([reference = ''], { to, base, import: others, format }, io) => {
    refuseBase(base, to);
    const [load, { importsFor }, { readReference }] = await Promise.all([
      conversions[to].load(),
      import('../imports.ts'),
      import('../conversions/reference.ts'),
    ]);
    const { file, pointer } = readReference(reference, io.cwd);
    const subject = { reference, file, pointer, cwd: io.cwd, imports: importsFor([file], io.cwd, others) };
    const { text, problems } = await load(base === undefined ? subject : { ...subject, base });
    printProblems(problems, io);
    if (format === 'pretty') io.out.write(text);
    else
      await print(
        { of: 'convert', document: { to, text, problems: problems.map((one) => reported(one)) } },
        format,
        io,
      );
    return status.fine;
  },
};

const refuseBase = (base: string | undefined, to: Language): void => {
  if (base === undefined) return;
  if (to !== 'json-structure')
    throw new UsageError(`--base goes with --to json-structure; ${to} has no identity to make`);
  if (!URL.canParse(base)) throw new UsageError('--base must be an absolute URI, as https://example.com/openapi.yaml');
};
