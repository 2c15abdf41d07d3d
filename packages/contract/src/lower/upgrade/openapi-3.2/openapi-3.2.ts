import type { Step } from '../step.ts';
import { rewriteDocument } from './document.ts';
import { keepFields } from './kept-fields.ts';
import { rewriteExample } from './example.ts';
import { rewriteMediaType } from './media-type.ts';
import { rewriteComponents, rewriteParameter } from './parameters.ts';
import { rewriteOperation, rewritePathItem } from './path-item.ts';
import { rewriteSchema } from './schema.ts';
import { rewriteSecurityScheme } from './security.ts';

/** OpenAPI 3.2 is read as 3.1; what 3.1 can't say is said otherwise, or told and kept as an extension or left out. */
export const openApi32: Step = {
  to: '3.1',
  rewrite: {
    document: rewriteDocument,
    components: rewriteComponents,
    server: keepFields('server'),
    pathItem: rewritePathItem,
    operation: rewriteOperation,
    parameter: rewriteParameter,
    mediaType: rewriteMediaType,
    encoding: keepFields('encoding'),
    response: keepFields('response'),
    example: rewriteExample,
    securityScheme: rewriteSecurityScheme,
    schema: rewriteSchema,
  },
};
