import type { ResolvedParameter } from '@schemawright/contract';
import type { Context } from './operations-reads.ts';
import type { RuntimeName } from './runtime-names.ts';

/** How a value is found among names and values. OpenAPI 3.1.1, 4.8.12.6. */
export const pairsIn = (style: string, explode: boolean): RuntimeName => {
  if (style === 'deepObject') return 'deep';
  if (explode) return 'form';
  if (style === 'spaceDelimited') return 'space';
  return style === 'pipeDelimited' ? 'pipe' : 'csv';
};

export const isJson = (mediaType: string | undefined): boolean =>
  mediaType !== undefined && /[/+]json\b/i.test(mediaType);

/** How a parameter is found where it travels. */
export const styleOf = ({ in: place, style, explode, mediaType }: ResolvedParameter): RuntimeName => {
  if (place === 'query' || place === 'cookie') return mediaType === undefined ? pairsIn(style, explode) : 'form';
  if (mediaType !== undefined) return 'simple';
  if (style === 'label') return explode ? 'labelExploded' : 'label';
  if (style === 'matrix') return explode ? 'matrixExploded' : 'matrix';
  return explode ? 'simpleExploded' : 'simple';
};

export const contextOf = (style: RuntimeName): Context => (style === 'deep' ? 'deep' : 'style');
