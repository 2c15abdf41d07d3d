import type { Problem } from '@schemawright/contract';
import type { Conversion } from './conversion.ts';
import { jsonText } from '../reports/json.ts';
import { structureOf } from './structure.ts';

/** A JSON Structure document that stands on its own, identity and name included. */
export const toJsonStructure: Conversion = async (subject) => {
  const { document, problems, place } = structureOf(subject);
  const local: Problem = {
    severity: 'warning',
    code: 'js-id-local',
    message: 'its $id is a path of this computer, for nothing tells where the file is published',
    pointer: '/$id',
    place: place(''),
    mend: 'say it with --base, as --base https://example.com/openapi.yaml',
  };
  return {
    text: jsonText(document),
    problems: String(document['$id']).startsWith('file:') ? [...problems, local] : problems,
  };
};
