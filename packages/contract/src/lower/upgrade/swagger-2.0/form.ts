import { child, type Pointer } from '../../../pointer.ts';
import { isObject, own, setOwn, type Draft } from '../../../openapi/model.ts';
import { problemIn, type Report } from '../../draft.ts';
import type { Upgrading } from '../step.ts';
import { takeSchema } from './parameters.ts';
import type { BodyPart } from './body-parts.ts';

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

/** Gives an operation the form that its parameters make: one object. Swagger 2.0, "Parameter Object", in: formData. */
export const writeForm = (
  operation: Draft,
  pointer: Pointer,
  parts: readonly BodyPart[],
  consumes: readonly string[],
  upgrading: Upgrading,
): void => {
  const body = child(pointer, 'requestBody');
  const { origins } = upgrading.lowering;
  const [first] = parts;
  if (first !== undefined) origins.noteCopy(body, first.at.source, first.at.pointer);
  const nameless = parts.find(({ name }) => typeof name !== 'string');
  if (nameless !== undefined) {
    upgrading.lowering.problems.push(problemIn(nameless.at, namelessPart));
  }
  const content: Draft = {};
  for (const type of mediaTypesOf(parts, consumes, body, upgrading)) {
    setOwn(content, type, formOf(parts, child(child(body, 'content'), type), upgrading));
  }
  const isRequired = parts.some(({ node }) => own(node, 'required') === true);
  operation['requestBody'] = { ...(isRequired ? { required: true } : {}), content };
};

/** Of what the operation consumes, that which can carry a form. Files need the parts of multipart. */
const mediaTypesOf = (
  parts: readonly BodyPart[],
  consumes: readonly string[],
  pointer: Pointer,
  { tally }: Upgrading,
): readonly string[] => {
  const hasFile = parts.some(({ node }) => own(node, 'type') === 'file' || itemsOf(node)['type'] === 'file');
  const usable = hasFile ? [multipart] : [urlencoded, multipart];
  const declared = consumes.filter((type) => usable.includes((type.split(';')[0] as string).trim().toLowerCase()));
  if (declared.length > 0) return declared;
  const assumed = hasFile ? multipart : urlencoded;
  if (consumes.length > 0) {
    const message = `nothing that is consumed can carry this form; ${assumed} is assumed`;
    const mend = `add ${assumed} to consumes`;
    tally.add({ severity: 'warning', code: 'swagger-consumes', message, mend }, pointer);
  }
  return [assumed];
};

const namelessPart: Report = {
  severity: 'error',
  code: 'oas-structure',
  message: 'an object with name belongs here; what stands here is left out',
};

const itemsOf = (node: Draft): Draft => {
  const items = own(node, 'items');
  return isObject(items) ? items : {};
};

const formOf = (parts: readonly BodyPart[], pointer: Pointer, upgrading: Upgrading): Draft => {
  const properties: Draft = {};
  const required: string[] = [];
  const encoding: Draft = {};
  for (const { node, name, origin } of parts) {
    if (typeof name !== 'string') continue;
    const place = child(`${pointer}/schema/properties`, name);
    upgrading.lowering.origins.note(place, origin.source, origin.pointer);
    const part = upgrading.duplicate(node) as Draft;
    const { schema, serialization } = takeSchema(part, place, 'formData', upgrading);
    for (const key of Object.keys(part)) if (isOfProperty(key)) setOwn(schema, key, part[key]);
    setOwn(properties, name, schema);
    if (part['required'] === true && !required.includes(name)) required.push(name);
    // What repeats its name is what 3.x takes for granted, and a list of files can't be anything else.
    const isPlain = serialization.style === undefined || serialization.explode === true;
    if (!isPlain && itemsOf(node)['type'] !== 'file') setOwn(encoding, name, serialization);
  }
  return {
    schema: { type: 'object', properties, ...(required.length === 0 ? {} : { required }) },
    ...(Object.keys(encoding).length === 0 ? {} : { encoding }),
  };
};

const isOfProperty = (key: string): boolean =>
  ['description', 'title', 'example', 'deprecated'].includes(key) || key.startsWith('x-');
