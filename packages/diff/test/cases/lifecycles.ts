import type { Contract } from '@schemawright/contract';
import type { DiffOptions } from '../../src/index.ts';
import { contract, operation, parameter, reading, sending } from './contracts.ts';

/**
 * Two contracts, what they are judged by, and the rule that has something to say; `with`: what is said of the same edit
 * for another reason.
 */
export interface LifecycleCase {
  readonly rule: string;
  readonly old: Contract;
  readonly next: Contract;
  readonly options?: DiffOptions;
  readonly with?: readonly string[];
}

const notice: DiffOptions = {
  deprecation: { sunset: 'x-sunset', days: new Map([['stable', 90]]) },
  today: '2027-01-01',
};

type Members = Readonly<Record<string, unknown>>;

const ends = (sunset?: unknown): Members => ({
  deprecated: true,
  ...(sunset === undefined ? {} : { 'x-sunset': sunset }),
});
const withPut = (members: Members | undefined): Contract =>
  contract({
    paths: {
      '/pets': {
        get: { responses: { 204: { description: 'Done' } } },
        ...(members && { put: { responses: { 204: { description: 'Done' } }, ...members } }),
      },
    },
  });
const member = (members: Members): unknown => ({ type: 'object', properties: { a: { type: 'string', ...members } } });

/** One rule for operations and parameters. */
const both = (
  stem: string,
  old: Members,
  next: Members,
  rest: Pick<LifecycleCase, 'options'> & { readonly with?: readonly string[] } = {},
): readonly LifecycleCase[] =>
  (['operation', 'parameter'] as const).map((kind) => ({
    rule: `${kind}-${stem}`,
    old: (kind === 'operation' ? operation : parameter)(old),
    next: (kind === 'operation' ? operation : parameter)(next),
    ...rest,
    ...(rest.with === undefined ? {} : { with: rest.with.map((other) => `${kind}-${other}`) }),
  }));

const property = (
  stem: string,
  old: Members,
  next: Members,
  rest: Pick<LifecycleCase, 'options'> & { readonly with?: readonly string[] } = {},
): readonly LifecycleCase[] =>
  (['request', 'response'] as const).map((direction) => ({
    rule: `${direction}-property-${stem}`,
    old: (direction === 'request' ? sending : reading)(member(old)),
    next: (direction === 'request' ? sending : reading)(member(next)),
    ...rest,
    ...(rest.with === undefined ? {} : { with: rest.with.map((other) => `${direction}-property-${other}`) }),
  }));

const version = (text: string, members: Members = {}): Contract =>
  operation(members, { info: { title: 'Pets', version: text } });

export const lifecycleCases: readonly LifecycleCase[] = [
  {
    rule: 'operation-removed-before-sunset',
    old: withPut(ends('2027-06-01')),
    next: withPut(undefined),
    options: notice,
  },
  {
    rule: 'operation-removed-after-deprecation',
    old: withPut(ends('2026-06-01')),
    next: withPut(undefined),
    options: notice,
  },
  { rule: 'operation-removed', old: withPut(ends('next summer')), next: withPut(undefined), options: notice },
  { rule: 'parameter-removed', old: parameter(ends('2026-02-31')), next: operation(), options: notice },
  { rule: 'parameter-removed-before-sunset', old: parameter(ends('2027-06-01')), next: operation(), options: notice },
  {
    rule: 'parameter-removed-after-deprecation',
    old: parameter(ends('2026-06-01')),
    next: operation(),
    options: notice,
  },
  ...both('deprecated-without-sunset', {}, ends(), { options: notice, with: ['deprecated'] }),
  ...both('sunset-invalid', ends(), ends('next summer')),
  ...both('sunset-too-soon', ends(), ends('2027-02-01'), { options: notice }),
  ...both('sunset-removed', ends('2027-06-01'), ends()),
  ...both('sunset-moved-earlier', ends('2027-06-01'), ends('2027-05-01T00:00:00Z')),
  ...property('deprecated-without-sunset', {}, ends(), { options: notice, with: ['deprecated'] }),
  ...property('sunset-invalid', ends(), ends('2027-02-31')),
  ...property('sunset-too-soon', ends(), ends('2027-02-01'), { options: notice }),
  ...property('stability-lowered', {}, { 'x-stability-level': 'beta' }),
  ...property('stability-raised', { 'x-stability-level': 'alpha' }, { 'x-stability-level': 'beta' }),
  { rule: 'stability-lowered', old: operation(), next: operation({ 'x-stability-level': 'alpha' }) },
  { rule: 'stability-raised', old: operation({ 'x-stability-level': 'draft' }), next: operation() },
  { rule: 'stability-invalid', old: operation(), next: operation({ 'x-stability-level': 'solid' }) },
  { rule: 'info-version-decreased', old: version('1.2.0'), next: version('1.1.9') },
  {
    rule: 'info-version-too-low',
    old: version('1.2.0', { operationId: 'addPet' }),
    next: version('1.2.1', { operationId: 'createPet' }),
    with: ['operation-id-changed'],
  },
  {
    rule: 'extension-changed',
    old: operation({ 'x-owner': 'cats' }),
    next: operation({ 'x-owner': 'dogs' }),
    options: { extensions: true },
  },
  {
    rule: 'spec-version-changed',
    old: operation({}, { openapi: '3.0.3' }),
    next: operation({}, { openapi: '3.1.0' }),
    options: { extensions: true },
  },
];
