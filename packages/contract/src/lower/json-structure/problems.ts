import type { JsonObject, LintProblem } from '@schemawright/json-structure';
import { child, parent, tokens, valueAt } from '../../pointer.ts';
import { isObject, own } from '../../openapi/model.ts';

/**
 * What is wrong with a resource in the place of a Schema Object: what its language says, where the binding says more
 * in the words of the binding. Pointers start from the resource.
 */
export const bindingProblems = (document: JsonObject, linted: readonly LintProblem[]): readonly LintProblem[] => {
  const told = linted.flatMap((problem) => inBinding(document, problem) ?? []);
  const places = new Set(told.map(({ pointer }) => pointer));
  return [...told, ...rootProblems(document, places), ...nestedDialects(document)];
};

/** A problem of the language as the binding tells it; nothing for what the binding allows. */
const inBinding = (document: JsonObject, problem: LintProblem): LintProblem | undefined => {
  const keyword = tokens(problem.pointer).at(-1) ?? '';
  const holder = parent(problem.pointer);
  if (problem.code === 'js-foreign-keyword') {
    if (keyword === 'discriminator') return { ...problem, ...discriminator };
    if (annotations.has(keyword)) return holder === '' || isProperty(holder) ? undefined : problem;
  }
  const reference = references.has(problem.code) ? valueAt(document, problem.pointer) : undefined;
  return typeof reference === 'string' && leavesResource(reference) ? { ...problem, ...innerReference } : problem;
};

const references: ReadonlySet<string> = new Set([
  'js-ref-placement',
  'js-ref-external',
  'js-extends-not-found',
  'js-root-unresolved',
]);

/** A reference that OpenAPI would follow: into the components, or to another file. */
const leavesResource = (reference: string): boolean =>
  !reference.startsWith('#') || reference === '#/components' || reference.startsWith('#/components/');

const isProperty = (pointer: string): boolean => tokens(parent(pointer)).at(-1) === 'properties';

const innerReference = {
  severity: 'error',
  code: 'oas-inner-ref',
  message: 'a JSON Structure schema reaches only its own definitions; references of OpenAPI end at its root',
  mend: 'declare the type under definitions of this schema, or import its $id with $import, and write "type": {"$ref": "#/definitions/NAME"}',
} as const;

const discriminator = {
  severity: 'error',
  code: 'oas-discriminator',
  message: 'discriminator means nothing in a JSON Structure schema',
  mend: 'use the type choice, with a selector where the tag is a member of the value',
} as const;

const annotations: ReadonlySet<string> = new Set(['readOnly', 'writeOnly', 'deprecated']);

/** The root of a document holds what the language defines, and extensions of OpenAPI. */
function* rootProblems(document: JsonObject, places: ReadonlySet<string>): Iterable<LintProblem> {
  for (const keyword of Object.keys(document)) {
    const pointer = child('', keyword);
    if (places.has(pointer)) continue;
    if (annotations.has(keyword)) {
      yield {
        severity: 'warning',
        code: 'oas-root-annotation',
        message: `${keyword} stands on members of properties, not on a whole JSON Structure schema`,
        pointer,
        mend: keyword === 'deprecated' ? 'say so in description, or as an x- extension' : 'move it to the members',
      };
    } else if (!rootKeywords.has(keyword) && !keyword.startsWith('x-')) {
      yield {
        severity: 'warning',
        code: 'oas-root-keyword',
        message: 'the root of a JSON Structure schema holds only keywords of the language here',
        pointer,
        mend: 'remove it, or put x- before its name',
      };
    }
  }
}

/** The keywords of core and of its extensions. */
const rootKeywords: ReadonlySet<string> = new Set(
  (
    '$schema $id $root $uses $offers $extends $ref $import $importdefs $comment name type definitions abstract ' +
    'additionalProperties choices const contentCompression contentEncoding contentMediaType default description enum ' +
    'examples items maxLength precision properties required scale selector tuple values ' +
    'altenums altnames descriptions currency symbol symbols ucumUnit unit identity relations ' +
    'allOf anyOf oneOf not if then else contains dependentRequired exclusiveMaximum exclusiveMinimum format has ' +
    'keyNames maxContains maxEntries maxItems maxProperties maximum minContains minEntries minItems minLength ' +
    'minProperties minimum multipleOf pattern patternKeys patternProperties propertyNames uniqueItems'
  ).split(' '),
);

/** Keywords that hold values, in which `$schema` means nothing. */
const holdsValues = (keyword: string): boolean =>
  ['const', 'enum', 'default', 'examples', 'example'].includes(keyword) || keyword.startsWith('x-');

/** Keywords that hold schemas by name, so that no member of theirs is a keyword. */
const holdsNames = (keyword: string): boolean => ['properties', 'choices', 'definitions'].includes(keyword);

/** `$schema` below the root may repeat that of the root. */
const nestedDialects = (document: JsonObject): readonly LintProblem[] => {
  const found: LintProblem[] = [];
  const visit = (value: unknown, pointer: string, areNames: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const declared = pointer !== '' && isObject(value) ? own(value, '$schema') : undefined;
    if (typeof declared === 'string' && declared !== document['$schema'])
      found.push({ ...nestedDialect, pointer: child(pointer, '$schema') });
    for (const [key, member] of Object.entries(value))
      if (areNames || !holdsValues(key)) visit(member, child(pointer, key), !areNames && holdsNames(key));
  };
  visit(document, '', false);
  return found;
};

const nestedDialect = {
  severity: 'error',
  code: 'oas-dialect-nested',
  message: 'a $schema inside a JSON Structure schema cannot switch its dialect',
  mend: 'remove it, or move this schema to components/schemas',
} as const;
