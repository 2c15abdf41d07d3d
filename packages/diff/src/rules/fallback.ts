import type { Direction } from '../change.ts';
import { judge, type Rule } from '../rule.ts';
import { schemaTypeRules } from './schema-types.ts';

const general = (id: string, says: string): Rule => {
  const rule = schemaTypeRules.find((candidate) => candidate.id === id);
  return { id, judged: rule?.judged ?? judge('breaking'), says, values: true };
};

/** What is said when fewer (or more) values are allowed than before, and no rule names the reason. */
export const fallbackRules: Readonly<Record<Direction, Rule>> = {
  request: general('type-narrowed', 'Fewer values are accepted than before'),
  response: general('type-widened', 'Values may arrive that did not before'),
};
