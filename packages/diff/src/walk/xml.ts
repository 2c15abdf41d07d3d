import { findingOf, type Finding } from '../observe.ts';
import { proseRules } from '../rules/document.ts';
import { schemaXmlRules } from '../rules/schema-xml.ts';
import type { SchemaFinding } from './schemas.ts';
import type { Position } from './visit.ts';

const ofXml: ReadonlySet<Finding['rule']> = new Set(schemaXmlRules);

const isInXml = ({ location }: Position): boolean => /\.body \S*[/+]xml\s*(?:;|$)/iu.test(location);

/** The form in XML is seen where XML is sent; where nothing that an edit reaches is XML, it is a text for people. */
export const whereXmlIsSent = (found: readonly SchemaFinding[]): readonly SchemaFinding[] => {
  if (!found.some(({ finding }) => ofXml.has(finding.rule))) return found;
  const sent = new Set<string>();
  const placed = found.map((one) => {
    if (!ofXml.has(one.finding.rule)) return one;
    const positions = one.positions.filter(isInXml);
    if (positions.length > 0) sent.add(one.finding.pointer);
    return { ...one, positions: positions.length > 0 ? positions : one.positions };
  });
  return placed.flatMap((one) => {
    const { finding, positions } = one;
    if (!ofXml.has(finding.rule) || positions.some(isInXml)) return [one];
    if (sent.has(finding.pointer)) return [];
    return proseRules.map((rule) => ({ ...one, finding: findingOf(rule, {}, finding.site) }));
  });
};
