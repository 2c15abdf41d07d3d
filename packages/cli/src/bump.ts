import type { Bump } from './reports/documents.ts';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The bump that covers all of these; `none` for none. */
export const highest = (bumps: readonly Bump[]): Bump =>
  order[Math.max(0, ...bumps.map((bump) => order.indexOf(bump)))] ?? 'none';
