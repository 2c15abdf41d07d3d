import { child } from '../../../pointer.ts';
import { isObject, own } from '../../../openapi/model.ts';
import { deviceAuthorization as kept } from '../../../openapi/types.ts';
import type { Rewrite } from '../step.ts';
import { keepFields } from './kept-fields.ts';

const flow = 'deviceAuthorization';

/** OpenAPI 3.2.0, sections 4.27 and 4.28. */
export const rewriteSecurityScheme: Rewrite = (node, pointer, upgrading) => {
  keepFields('securityScheme')(node, pointer, upgrading);
  const flows = own(node, 'flows');
  if (!isObject(flows) || !Object.hasOwn(flows, flow)) return;
  flows[kept] = flows[flow];
  delete flows[flow];
  const { origins } = upgrading.lowering;
  const { source, pointer: written } = origins.find(pointer);
  const place = child(child(pointer, 'flows'), kept);
  origins.noteCopy(place, source, child(child(written, 'flows'), flow));
  const message = `OpenAPI 3.1 has no device authorization flow; it is kept as ${kept}`;
  upgrading.tally.add({ severity: 'warning', code: 'version-feature-device-authorization', message }, place);
};
