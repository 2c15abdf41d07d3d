import { branchLists, singleBranches } from '../composition.ts';
import { isObject } from '../json.ts';
import { hit, when, type Check } from './rule.ts';

export const compositionShape: Check = ({ schema }) => [
  ...branchLists.flatMap((keyword) => {
    if (!Object.hasOwn(schema, keyword)) return [];
    const branches = schema[keyword];
    if (!Array.isArray(branches)) return [hit([keyword], `${keyword} must be an array of schemas`, 'put it in [ ]')];
    return branches.flatMap((branch, index) =>
      when(!isObject(branch), [keyword, index], 'must be a schema, so an object'),
    );
  }),
  ...singleBranches.flatMap((keyword) =>
    when(
      Object.hasOwn(schema, keyword) && !isObject(schema[keyword]),
      [keyword],
      `${keyword} must be a schema, so an object`,
    ),
  ),
];

export const compositionEmpty: Check = ({ schema }) =>
  branchLists.flatMap((keyword) => {
    const branches = schema[keyword];
    return when(
      Array.isArray(branches) && branches.length === 0,
      [keyword],
      `${keyword} must have at least one schema`,
      'remove it, or add a schema',
    );
  });
