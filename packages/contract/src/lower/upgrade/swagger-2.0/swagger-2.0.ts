import type { Step } from '../step.ts';
import { rewriteDocument } from './document.ts';
import { rewriteHeader, rewriteParameter } from './parameters.ts';
import { rewritePathItem } from './path-item.ts';
import { rewriteBodyParameter } from './request-body.ts';
import { rewriteResponse } from './responses.ts';
import { rewriteReference, rewriteSchema } from './schemas.ts';
import { rewriteSecurityScheme } from './security.ts';

/** Swagger 2.0 becomes OpenAPI 3.0; what both say of schemas is left to the step behind. */
export const swagger20: Step = {
  to: '3.0',
  reference: (kind) => (kind === 'schema' ? rewriteReference : undefined),
  rewrite: {
    document: rewriteDocument,
    pathItem: rewritePathItem,
    parameter: rewriteParameter,
    requestBody: rewriteBodyParameter,
    response: rewriteResponse,
    header: rewriteHeader,
    securityScheme: rewriteSecurityScheme,
    schema: rewriteSchema,
  },
};
