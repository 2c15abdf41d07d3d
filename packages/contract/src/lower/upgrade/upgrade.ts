import { isObject, own, sectionOf, walk, type Draft, type Kind, type Placed } from '../../openapi/model.ts';
import { openApi30 } from './openapi-3.0.ts';
import { openApi31 } from './openapi-3.1.ts';
import { openApi32 } from './openapi-3.2/openapi-3.2.ts';
import { readDialect } from './dialect.ts';
import type { Step, Upgrading } from './step.ts';
import { swagger20 } from './swagger-2.0/swagger-2.0.ts';
import { readWebhooks } from './webhooks.ts';

/** What is done to the objects of each version, until they are objects of 3.1. */
const steps: ReadonlyMap<string, Step> = new Map([
  ['2.0', swagger20],
  ['3.0', openApi30],
  ['3.1', openApi31],
  ['3.2', openApi32],
]);

/** The versions that are read, for messages. */
export const knownVersions = 'Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2';

/** Whether a version, as `versionOf` gives it, is read. */
export const isKnownVersion = (version: string): boolean => steps.has(version);

/** The version that a document declares, as `2.0`, `3.0`, `3.1`…; nothing for a fragment that declares none. */
export const versionOf = (document: unknown): string | undefined => {
  if (!isObject(document)) return undefined;
  const declared = own(document, 'openapi');
  if (typeof declared === 'string') return /^(\d+\.\d+)(?:\.\d+)?(?:-[\w.-]+)?$/u.exec(declared)?.[1] ?? declared;
  // Without quotes YAML reads the version as a number.
  if (typeof declared === 'number') return declared === 3 ? '3.0' : String(declared);
  const swagger = own(document, 'swagger');
  return swagger === 2 ? '2.0' : typeof swagger === 'string' ? swagger : undefined;
};

/** Rewrites what is written in any version into 3.1, in place. The objects at and below that refer to others, in order. */
export const upgrade = (object: Placed, version: string, upgrading: Upgrading): readonly Placed[] => {
  let referring: Placed[] = [];
  const { kind, pointer, value: node } = object;
  if (kind === 'document') readWebhooks(node, upgrading);
  if (!Object.hasOwn(node, '$schema')) readDialect(upgrading.dialect, kind, node, pointer, upgrading);
  for (
    let step = steps.get(version);
    step !== undefined;
    step = step.to === undefined ? undefined : steps.get(step.to)
  ) {
    const { reference, rewrite, saying } = step;
    referring = [];
    walk(object, (placed) => {
      const { kind: of, value } = placed;
      if (of !== 'schema' || isTouched(value, saying, upgrading.lowering.words)) {
        const isReference = isReferable(of) && typeof value['$ref'] === 'string';
        const rewriting = isReference && reference !== undefined ? reference(of) : rewrite[of];
        // A reference with nothing beside it is written in one way by all versions.
        if (!isReference || Object.keys(value).length > 1) rewriting?.(value, placed.pointer, upgrading);
      }
      if (typeof value['$ref'] === 'string' || (of === 'schema' && isObject(value['discriminator'])))
        referring.push(placed);
    });
  }
  return referring;
};

/** Whether a schema has a member that the step rewrites, or that makes a reference of it. Notes the keywords with `$`. */
const isTouched = (schema: Draft, saying: ReadonlySet<string> | undefined, words: Set<string>): boolean => {
  let found = saying === undefined;
  for (const keyword in schema) {
    if ((keyword[0] === '$' && keyword !== '$ref') || keyword === 'id') words.add(keyword);
    found ||= keyword === '$ref' || saying?.has(keyword) === true;
  }
  return found;
};

/** A path item is one with its own members even where it has a `$ref`. OpenAPI 3.1.1, 4.8.9. */
const isReferable = (kind: Kind): boolean => kind !== 'pathItem' && sectionOf[kind] !== undefined;
