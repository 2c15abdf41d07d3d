import type { Change } from '../../src/index.ts';

/** A change of a rule, breaking unless said otherwise. */
export const change = (rule: string, more: Partial<Change> = {}): Change => ({
  rule,
  impact: 'breaking',
  bump: 'major',
  operation: 'POST /pets',
  location: 'request.body application/json',
  pointer: '/components/schemas/Pet/properties/tag',
  message: 'it changed',
  old: null,
  new: null,
  fingerprint: '0123456789abcdef',
  ...more,
});
