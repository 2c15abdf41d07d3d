import type { Operation, Pointer } from '@schemawright/contract';
import type { PolicyNote } from '../change.ts';
import type { Policy } from './policy.ts';

/**
 * What a policy says of operations that there are none of, most likely a slip of the pen. Acceptances have a note of
 * their own when nothing needs them.
 * @param operations those of both contracts
 */
export const unmatched = (
  { rules, stability }: Pick<Policy, 'rules' | 'stability'>,
  operations: readonly Pick<Operation, 'key' | 'path'>[],
): readonly PolicyNote[] => [
  ...rules.flatMap(({ operation, pointer }) =>
    operation === undefined || operations.some(({ key }) => operation.fits(key))
      ? []
      : [noteOn(operation.text, pointer)],
  ),
  ...stability.paths.flatMap(({ path, pointer }) =>
    operations.some((operation) => path.fits(operation.path)) ? [] : [noteOn(path.text, pointer)],
  ),
];

const noteOn = (pattern: string, pointer: Pointer): PolicyNote => ({
  code: 'operation-unknown',
  message: `no operation of either contract fits ${pattern}`,
  pointer,
});
