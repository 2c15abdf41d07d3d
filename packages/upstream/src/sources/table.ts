import { jsonStructurePage } from './json-structure-page.ts';
import { jsonStructure } from './json-structure.ts';
import { mintlifyPage } from './mintlify-page.ts';
import { openapi } from './openapi.ts';
import type { Source } from './source.ts';

/** Every kind of source, the most telling first: the first that recognises a text reads it. */
export const sources: readonly Source[] = [openapi, jsonStructure, jsonStructurePage, mintlifyPage];
