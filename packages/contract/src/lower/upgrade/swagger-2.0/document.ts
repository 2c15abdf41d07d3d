import { child, type Pointer } from '../../../pointer.ts';
import { isObject, own, setOwn, type Draft } from '../../../openapi/model.ts';
import type { Rewrite, Upgrading } from '../step.ts';
import { componentNames } from './names.ts';
import { bodyPartOf } from './body-parts.ts';
import { renameRequirements } from './security.ts';
import { serversOf, tellSchemes, tellServers } from './servers.ts';
import { takeTexts } from './texts.ts';

/** The sections of 2.0 that are sections of `components` in 3.x. */
const sections: Readonly<Record<string, string>> = {
  definitions: 'schemas',
  parameters: 'parameters',
  responses: 'responses',
  securityDefinitions: 'securitySchemes',
};

/** Said otherwise in 3.x, or by the operations. */
const spent = new Set(['swagger', 'openapi', 'host', 'basePath', 'components', ...Object.keys(sections)]);

/** Swagger 2.0, "Swagger Object". */
export const rewriteDocument: Rewrite = (document, pointer, upgrading) => {
  const { lowering } = upgrading;
  for (const key of ['consumes', 'produces']) takeTexts(lowering, document, key, pointer);
  const schemes = takeTexts(lowering, document, 'schemes', pointer);
  const written = { ...document };
  for (const key of Object.keys(document)) delete document[key];
  document['openapi'] = '3.0.4';
  for (const [key, value] of Object.entries(written)) if (!spent.has(key)) setOwn(document, key, value);

  tellServers(lowering, written, schemes);
  tellSchemes(lowering, schemes, '/schemes');
  const servers = serversOf(written, schemes);
  if (servers.length > 0) document['servers'] = servers;
  const { source } = lowering.origins.find(pointer);
  lowering.origins.noteCopy('/servers', source, Object.hasOwn(written, 'host') ? '/host' : '/basePath');

  renameRequirements(document, written);
  const components: Draft = isObject(written['components']) ? written['components'] : {};
  for (const [from, to] of Object.entries(sections)) {
    const section = own(written, from);
    if (isObject(section)) moveSection(section, `/${from}`, to, components, upgrading);
    else if (section !== undefined) {
      components[to] = section;
      lowering.origins.note(`/components/${to}`, source, `/${from}`);
    }
  }
  if (Object.keys(components).length > 0) document['components'] = components;
};

const moveSection = (section: Draft, from: Pointer, to: string, components: Draft, upgrading: Upgrading): void => {
  const { origins } = upgrading.lowering;
  const { source } = origins.find('');
  const names = componentNames(Object.keys(section));
  for (const [name, value] of Object.entries(section)) {
    const target = to === 'parameters' ? sectionOfParameter(value, child(from, name), upgrading) : to;
    if (target === undefined) continue;
    const holder = (isObject(components[target]) ? components[target] : (components[target] = {})) as Draft;
    const key = names.get(name) as string;
    setOwn(holder, key, value);
    origins.note(child(`/components/${target}`, key), source, child(from, name));
  }
};

/** Bodies have a section of their own; a part of a form goes where it is used. */
const sectionOfParameter = (parameter: unknown, pointer: Pointer, upgrading: Upgrading): string | undefined => {
  const part = bodyPartOf(parameter, pointer, upgrading);
  if (part === undefined) return 'parameters';
  return part.in === 'body' ? 'requestBodies' : undefined;
};
