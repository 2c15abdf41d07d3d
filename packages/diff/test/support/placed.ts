import type { Contract } from '@schemawright/contract';
import { contract } from '../cases/contracts.ts';
import type { Node } from './schemas.ts';

/** Where an operation may stand. */
export interface Place {
  readonly name: string;
  /** The provider sends the request, and the consumer answers. */
  readonly isTurned: boolean;
  of(operation: Node): Contract;
}

const done = { responses: { 204: { description: '' } } };

export const places: readonly Place[] = [
  { name: 'a path', isTurned: false, of: (post) => contract({ paths: { '/pets': { post } } }) },
  { name: 'a webhook', isTurned: true, of: (post) => contract({ webhooks: { pet: { post } } }) },
  {
    name: 'a callback',
    isTurned: true,
    of: (post) => {
      const callbacks = { done: { '{$request.body#/url}': { post } } };
      return contract({ paths: { '/pets': { post: { ...done, callbacks } } } });
    },
  },
];
