import { compile, lint, toJsonSchema, type JsonObject } from '../../src/index.ts';
import { ajvOf, misleadsAjv } from './ajv.ts';
import { accepts } from './checker.ts';
import { placesOf, standsIn } from './places.ts';

export interface Verdict {
  readonly accepted: boolean;
  readonly askedAjv: boolean;
  /** Where the three differ, or where a finding stands nowhere; empty when all is well. */
  readonly complaints: readonly string[];
}

export interface Judges {
  readonly errors: readonly string[];
  /** Whether JSON Schema can't say all of the document, so that Ajv is not asked. */
  readonly loses: boolean;
  readonly judge: (value: unknown) => Verdict;
}

/** The compiled check, the reference, and Ajv over the JSON Schema of one document. */
export const judgesOf = (document: JsonObject): Judges => {
  const errors = lint(document).filter(({ severity }) => severity === 'error');
  const loses = toJsonSchema(document).problems.some(({ code }) => code === 'js-json-schema-loss');
  const check = compile(document);
  const ajv = loses ? undefined : ajvOf(document);
  const places = placesOf(document);
  return {
    errors: errors.map(({ code, pointer }) => `${code} ${pointer}`),
    loses,
    judge: (value) => {
      const accepted = accepts(document, value);
      const findings = check(value);
      const askedAjv = ajv !== undefined && !misleadsAjv(document, value);
      return {
        accepted,
        askedAjv,
        complaints: [
          ...((findings.length === 0) === accepted ? [] : [`compiled: ${JSON.stringify(findings)}`]),
          ...(askedAjv && ajv(value) !== accepted ? ['ajv'] : []),
          ...findings.flatMap(({ pointer }) => (standsIn(value, pointer) ? [] : [`no place in the value: ${pointer}`])),
          ...findings.flatMap(({ schemaPointer: at }) => (places.has(at) ? [] : [`no place in the document: ${at}`])),
        ],
      };
    },
  };
};
