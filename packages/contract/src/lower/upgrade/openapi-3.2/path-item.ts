import { child } from '../../../pointer.ts';
import { isObject, own } from '../../../openapi/model.ts';
import { operationsIn } from '../../../openapi/path-item.ts';
import { additionalOperations } from '../../../openapi/types.ts';
import { report, type Report } from '../../draft.ts';
import type { Rewrite } from '../step.ts';
import { nameRequirements } from './document.ts';
import { keepQueryString } from './parameters.ts';

/** OpenAPI 3.2.0, section 4.9. */
export const rewritePathItem: Rewrite = (item, pointer, upgrading) => {
  keepOperations(item, pointer, upgrading);
  keepQueryString(item, pointer, upgrading);
};

/** Operations whose methods 3.1 can't name stand in the extension for them, where everybody reads them who can. */
const keepOperations: Rewrite = (item, pointer, { lowering }) => {
  const { origins } = lowering;
  const { source, pointer: written } = origins.find(pointer);
  const place = child(pointer, additionalOperations);
  if (Object.hasOwn(item, 'additionalOperations')) {
    item[additionalOperations] = item['additionalOperations'];
    delete item['additionalOperations'];
    origins.note(place, source, child(written, 'additionalOperations'));
  }
  if (Object.hasOwn(item, 'query')) {
    const further = own(item, additionalOperations);
    const { QUERY: twice, ...others } = isObject(further) ? further : {};
    if (further !== undefined && !isObject(further)) report(lowering, place, misshapen);
    if (twice !== undefined) report(lowering, child(place, 'QUERY'), queryTwice);
    item[additionalOperations] = { QUERY: item['query'], ...others };
    delete item['query'];
    origins.note(child(place, 'QUERY'), source, child(written, 'query'));
  }
  for (const { isAdditional, pointer: operation } of operationsIn(item, pointer)) {
    if (isAdditional) report(lowering, operation, furtherMethod);
  }
};

const furtherMethod: Report = {
  severity: 'warning',
  code: 'version-feature-method',
  message: `OpenAPI 3.1 has no operations of this method; it is kept in ${additionalOperations}, and no code is generated for it`,
};

const misshapen: Report = {
  severity: 'error',
  code: 'oas-structure',
  message: 'an object belongs here; what stands here is left out',
};

const queryTwice: Report = {
  severity: 'warning',
  code: 'method-invalid',
  message: 'the path item has an operation in the field query, which is read; what stands here is left out',
};

export const rewriteOperation: Rewrite = (operation, pointer, upgrading) => {
  nameRequirements(operation);
  keepQueryString(operation, pointer, upgrading);
};
