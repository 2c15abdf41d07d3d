import { child, type Pointer } from '../../../pointer.ts';
import { isObject, own } from '../../../openapi/model.ts';
import { report, type Lowering } from '../../draft.ts';
import type { Rewrite } from '../step.ts';
import { nameRequirements } from './document.ts';
import { dropUnsayable } from './parameters.ts';

/** OpenAPI 3.2.0, section 4.9: operations whose methods 3.1 can't name are told and left out. */
export const rewritePathItem: Rewrite = (item, pointer, upgrading) => {
  const { lowering } = upgrading;
  if (isObject(own(item, 'query'))) tellMethod(lowering, child(pointer, 'query'));
  const additional = own(item, 'additionalOperations');
  if (isObject(additional)) {
    for (const method of Object.keys(additional))
      tellMethod(lowering, child(`${pointer}/additionalOperations`, method));
  }
  delete item['query'];
  delete item['additionalOperations'];
  dropUnsayable(item, pointer, upgrading);
};

const tellMethod = (lowering: Lowering, pointer: Pointer): void =>
  report(lowering, pointer, {
    severity: 'warning',
    code: 'version-feature-method',
    message: 'OpenAPI 3.1 has no operations of this method; it is left out',
  });

export const rewriteOperation: Rewrite = (operation, pointer, upgrading) => {
  nameRequirements(operation);
  dropUnsayable(operation, pointer, upgrading);
};
