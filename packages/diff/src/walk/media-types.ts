/** How the media types of two sides relate, the old one first. */
export type Cover = 'same' | 'wider' | 'narrower' | 'fewer-parameters' | 'more-parameters' | 'renamed' | 'other';

interface Parts {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: readonly string[];
}

const isJson = /[/+]json$/u;

const partsOf = (mediaType: string): Parts => {
  const [essence = '', ...parameters] = mediaType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const slash = essence.indexOf('/');
  // JSON is written in UTF-8, whatever is said beside: RFC 8259, 8.1 and 11.
  const counts = (parameter: string): boolean =>
    parameter !== '' && !(isJson.test(essence) && parameter.startsWith('charset='));
  return {
    type: slash < 0 ? essence : essence.slice(0, slash),
    subtype: slash < 0 ? '*' : essence.slice(slash + 1),
    parameters: parameters.filter(counts).sort(),
  };
};

const covers = (wide: Parts, narrow: Parts): boolean =>
  (wide.type === '*' || wide.type === narrow.type) && (wide.subtype === '*' || wide.subtype === narrow.subtype);

/** The structured syntax that a subtype ends in, `json` for `problem+json`: RFC 6838, 4.2.8. */
const syntax = ({ subtype }: Parts): string => subtype.slice(subtype.lastIndexOf('+') + 1);

export const compareMediaTypes = (old: string, next: string): Cover => {
  const before = partsOf(old);
  const after = partsOf(next);
  if (before.type === after.type && before.subtype === after.subtype) {
    if (before.parameters.join(';') === after.parameters.join(';')) return 'same';
    if (after.parameters.every((parameter) => before.parameters.includes(parameter))) return 'fewer-parameters';
    return before.parameters.every((parameter) => after.parameters.includes(parameter)) ? 'more-parameters' : 'renamed';
  }
  if (covers(after, before)) return 'wider';
  if (covers(before, after)) return 'narrower';
  return before.type === after.type && syntax(before) === syntax(after) ? 'renamed' : 'other';
};
