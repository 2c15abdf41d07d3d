import type { Io } from '../io.ts';
import type { ValidateDocument } from '../reports/documents.ts';
import { importOption } from '../import-option.ts';
import { type Format, formatOption, print } from '../reports/table.ts';
import { status, UsageError } from '../status.ts';
import type { CommandModule } from './command.ts';

interface Options {
  readonly schema?: string;
  readonly contract?: string;
  readonly import: readonly string[];
  readonly format: Format;
}

/** `validate FILE... --schema …` and `validate FILE... --contract …` */
export const validate: CommandModule<Options> = {
  declare: (command) =>
    command
      .description(
        'With --schema: checks payloads against one schema. A JSON file is one value, also when it is an array; ' +
          'an NDJSON file (.ndjson, .jsonl) is one value on each line.\n' +
          'With --contract: checks recorded HTTP traffic against the operations of a contract. A folder stands for the ' +
          'recordings below it, and no file at all for the recordings that contract.yaml names. When nothing matches any ' +
          'operation, that is a problem too.',
      )
      .argument('[file...]', 'payloads, or recordings and folders of recordings')
      .option('--schema <file[#/pointer]>', 'a JSON Schema, a JSON Structure schema or a component of an OpenAPI file')
      .option('--contract <name|file>', 'a contract of schemas/ or a file')
      .addOption(importOption())
      .addOption(formatOption('validate'))
      .addHelpText(
        'after',
        `
Examples:
  schemawright validate answer.json --schema openapi.yaml#/components/schemas/Pet
  schemawright validate events.ndjson --schema event.struct.json
  schemawright validate traffic.har --contract openapi.yaml
  schemawright validate recordings/ --contract petstore --format json
  schemawright validate --contract petstore`,
      ),
  run: async (operands, { schema, contract, import: others, format }, io) => {
    let document: ValidateDocument;
    if (schema !== undefined && contract === undefined) document = await payloads(operands, schema, others, io);
    else if (contract !== undefined && schema === undefined) document = await recordings(operands, contract, io);
    else
      throw new UsageError('either --schema FILE[#/pointer] (payloads) or --contract NAME|FILE (recordings) is needed');
    await print({ of: 'validate', document }, format, io);
    return document.findings.length > 0 || document.summary.checked === 0 ? status.found : status.fine;
  },
};

const payloads = async (
  files: readonly string[],
  schema: string,
  others: readonly string[],
  { cwd }: Io,
): Promise<ValidateDocument> => {
  if (files.length === 0) throw new UsageError("missing required argument 'file': the payloads to check");
  const { checkBySchema } = await import('../schema-check.ts');
  return checkBySchema(files, schema, others, cwd);
};

const recordings = async (operands: readonly string[], nameOrFile: string, io: Io): Promise<ValidateDocument> => {
  const { checkByContract } = await import('../contract-check.ts');
  return checkByContract(operands, nameOrFile, io);
};
