import type { Draft } from '../../openapi/model.ts';

/** The boolean of 3.0 turns the bound itself into the exclusive one. True where there was one. */
export const exclusive = (schema: Draft, bound: string, keyword: string): boolean => {
  const flag = schema[keyword];
  if (typeof flag !== 'boolean') return false;
  delete schema[keyword];
  if (!flag || schema[bound] === undefined) return true;
  schema[keyword] = schema[bound];
  delete schema[bound];
  return true;
};
