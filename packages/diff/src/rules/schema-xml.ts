import { schemaRulesFor, type RuleFor } from '../rule.ts';
import { differsInXml } from '../schema/xml.ts';

const rule = schemaRulesFor('xml', 'members');

export const schemaXmlRules: readonly RuleFor<'xml'>[] = [
  rule('xml-changed', 'breaking', 'breaking', 'The form in XML changed', ({ old, next }) => differsInXml(old, next)),
];
