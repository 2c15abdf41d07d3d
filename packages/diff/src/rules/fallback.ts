import type { Direction } from '../change.ts';
import { judge, type Rule } from '../rule.ts';
import { schemaTypeRules } from './schema-types.ts';

const general = (id: string, says: string): Rule => {
  const rule = schemaTypeRules.find((candidate) => candidate.id === id);
  return { id, judged: rule?.judged ?? judge('breaking'), says, values: true, limits: false };
};

/** What is said when nothing else is, and the change can harm nobody. */
export const harmlessRules: Readonly<Record<Direction, Rule>> = {
  request: general('type-widened', 'More values are accepted than before'),
  response: general('type-narrowed', 'Fewer values may arrive than before'),
};

/** What is said when fewer (or more) values are allowed than before, and no rule names the reason. */
export const fallbackRules: Readonly<Record<Direction, Rule>> = {
  request: general('type-narrowed', 'Fewer values are accepted than before'),
  response: general('type-widened', 'Values may arrive that did not before'),
};
