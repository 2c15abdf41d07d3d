import { child } from '../../../pointer.ts';
import { isObject, own } from '../../../openapi/model.ts';
import type { Rewrite } from '../step.ts';
import { takeBodyParts } from './body-parts.ts';
import { rewriteOperation } from './operation.ts';

/** Swagger 2.0, "Path Item Object": what its parameters say of the body goes to each operation. */
export const rewritePathItem: Rewrite = (item, pointer, upgrading) => {
  const shared = takeBodyParts(item, pointer, upgrading);
  for (const method of methods) {
    const operation = own(item, method);
    if (isObject(operation)) rewriteOperation(operation, child(pointer, method), shared, upgrading);
  }
};

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
