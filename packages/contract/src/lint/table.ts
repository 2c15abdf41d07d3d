import { documentRules } from './document.ts';
import { operationRules } from './operations.ts';
import type { LintRule } from './rule.ts';
import { schemaRules } from './schemas.ts';

/** Every rule for OpenAPI descriptions, in the order of the documentation. */
export const lintRules: readonly LintRule[] = [...documentRules, ...operationRules, ...schemaRules];

/** Those that are told whenever a contract is read. */
export const toldRules: readonly LintRule[] = lintRules.filter(({ isTold }) => isTold === true);
