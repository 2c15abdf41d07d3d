import { olderMembers, rewriteOlder } from './json-schema.ts';
import type { Step } from './step.ts';

/** OpenAPI 3.1 is what all is lowered to, save that its schemas may be of older drafts of JSON Schema. */
export const openApi31: Step = { saying: new Set(olderMembers), rewrite: { schema: rewriteOlder } };
