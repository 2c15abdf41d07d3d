import type { Impact } from '../change.ts';
import type { Profile } from './policy.ts';

/**
 * How grave a change of a component can be that no operation uses: nothing that is exchanged shows it, and code that names
 * the type may stop compiling, as it may when the component goes.
 */
export const gravestUnused: Readonly<Record<Profile, Impact>> = {
  wire: 'compatible',
  balanced: 'risky',
  source: 'breaking',
};
