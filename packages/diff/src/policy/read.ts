import { child, type Pointer } from '@schemawright/contract';
import { idsOf } from '../rule.ts';
import { rules } from '../table.ts';
import { FieldReader, type Fault } from './fields.ts';
import { idPattern, operationPattern, pathPattern, type Pattern } from './pattern.ts';
import {
  defaultStability,
  profiles,
  severities,
  type Acceptance,
  type Deprecation,
  type Policy,
  type RuleSeverity,
  type Stability,
} from './policy.ts';

/**
 * The policy that a value says, `diff:` of `contract.yaml` or the whole of a policy file, and everything in it that is
 * not understood. Pointers lead into the value. Nothing at all is the policy that everybody has.
 */
export const readPolicy = (value: unknown): { readonly policy: Policy; readonly faults: readonly Fault[] } => {
  const reader = new FieldReader();
  const root = reader.fields(value, '', [
    'profile',
    'closedEnums',
    'validators',
    'defaultsFillIn',
    'strictServers',
    'allowAnnouncedRemovals',
    'extensions',
    'rules',
    'accepted',
    'stability',
    'deprecation',
    'bump',
  ]);
  const bump = reader.fields(root.get('bump'), '/bump', ['risky', 'zeroMajor']);
  const risky = reader.choice(bump, 'risky', ['major', 'minor'], '/bump');
  const stability = stabilityIn(reader, root.get('stability'));
  const policy: Policy = {
    profile: reader.choice(root, 'profile', profiles, '') ?? 'balanced',
    closedEnums: reader.flag(root, 'closedEnums', ''),
    validators: reader.choice(root, 'validators', ['lenient', 'strict'], '') ?? 'lenient',
    defaultsFillIn: reader.flag(root, 'defaultsFillIn', ''),
    strictServers: reader.flag(root, 'strictServers', ''),
    allowAnnouncedRemovals: reader.flag(root, 'allowAnnouncedRemovals', ''),
    extensions: reader.flag(root, 'extensions', ''),
    rules: severitiesIn(reader, root.get('rules')),
    accepted: reader
      .items(root, 'accepted', '')
      .flatMap(({ value: item, pointer }) =>
        reader.isMapping(item, pointer) ? [acceptanceIn(reader, item, pointer)] : [],
      ),
    stability,
    deprecation: root.has('deprecation') ? deprecationIn(reader, root.get('deprecation'), stability) : undefined,
    bump: { zeroMajor: reader.flag(bump, 'zeroMajor', '/bump'), ...(risky === undefined ? {} : { risky }) },
  };
  return { policy, faults: reader.faults };
};

const ids: readonly string[] = [...new Set(rules.flatMap(idsOf))];

const listed = 'schemawright diff --rules lists all rules';

const ruleIn = (reader: FieldReader, text: string, pointer: Pointer): Pattern => {
  const pattern = idPattern(text);
  if (!text.includes('*')) reader.known(text, ids, 'rule', pointer, listed);
  else if (!ids.some(pattern.fits)) reader.fault(pointer, 'no rule is called like this', listed);
  return pattern;
};

/** `RULE: SEVERITY`, or `RULE: { OPERATION: SEVERITY, ... }`. */
const severitiesIn = (reader: FieldReader, value: unknown): readonly RuleSeverity[] =>
  reader.entries(value, '/rules').flatMap(([name, said]) => {
    const pointer = child('/rules', name);
    const rule = ruleIn(reader, name, pointer);
    const severityAt = (wanted: unknown, at: Pointer, operation: Pattern | undefined): readonly RuleSeverity[] => {
      const severity = reader.known(wanted, severities, 'severity', at);
      return severity === undefined ? [] : [{ rule, operation, severity, pointer: at }];
    };
    if (typeof said !== 'object' || said === null) return severityAt(said, pointer, undefined);
    return reader
      .entries(said, pointer)
      .flatMap(([operation, wanted]) => severityAt(wanted, child(pointer, operation), operationPattern(operation)));
  });

const acceptanceIn = (reader: FieldReader, value: object, pointer: Pointer): Acceptance => {
  const fields = reader.fields(value, pointer, ['rule', 'operation', 'pointer', 'fingerprint', 'reason', 'until']);
  const rule = reader.text(fields, 'rule', pointer);
  const operation = reader.text(fields, 'operation', pointer);
  const at = reader.text(fields, 'pointer', pointer);
  const fingerprint = reader.text(fields, 'fingerprint', pointer);
  if (!fields.has('rule') && !fields.has('fingerprint')) {
    reader.fault(pointer, 'a rule or a fingerprint is needed here', 'the fingerprint of a change is in --format json');
  }
  if (!fields.has('reason'))
    reader.fault(pointer, 'a reason is needed here', 'say in a sentence why consumers can live with it');
  return {
    rule: rule === undefined ? undefined : ruleIn(reader, rule, child(pointer, 'rule')),
    operation: operation === undefined ? undefined : operationPattern(operation),
    at: at === undefined ? undefined : pathPattern(at),
    fingerprint,
    reason: reader.text(fields, 'reason', pointer) ?? '',
    until: reader.date(fields, 'until', pointer),
    pointer,
  };
};

const stabilityIn = (reader: FieldReader, value: unknown): Stability => {
  const at = '/stability';
  const fields = reader.fields(value, at, ['levels', 'threshold', 'extension', 'paths']);
  const named = reader.items(fields, 'levels', at);
  const levels = named.length === 0 ? defaultStability.levels : named.map(({ value: level }) => String(level));
  for (const [index, { value: level, pointer }] of named.entries()) {
    if (typeof level !== 'string') reader.fault(pointer, 'the name of a level belongs here');
    else if (levels.indexOf(level) < index) reader.fault(pointer, 'this level is named twice');
  }
  const paths = reader.entries(fields.get('paths'), `${at}/paths`).flatMap(([name, patterns]) => {
    const level = reader.known(name, levels, 'level', child(`${at}/paths`, name));
    const list = reader.items(new Map([[name, patterns]]), name, `${at}/paths`);
    return list.flatMap(({ value: path, pointer }) => {
      if (typeof path !== 'string' || !path.startsWith('/')) {
        reader.fault(pointer, 'the pattern of a path belongs here, as /beta/**');
        return [];
      }
      return level === undefined ? [] : [{ level, path: pathPattern(path), pointer }];
    });
  });
  return {
    levels,
    threshold: reader.choice(fields, 'threshold', levels, at),
    extension: extensionIn(reader, fields.get('extension'), `${at}/extension`) ?? defaultStability.extension,
    paths,
  };
};

const deprecationIn = (reader: FieldReader, value: unknown, { levels }: Stability): Deprecation => {
  const at = '/deprecation';
  const fields = reader.fields(value, at, ['days', 'sunset']);
  const written = fields.get('days') ?? 0;
  const days = typeof written === 'object' ? written : reader.days(written, `${at}/days`);
  return {
    days:
      typeof days === 'number'
        ? new Map(levels.map((level) => [level, days]))
        : new Map(
            reader.entries(days, `${at}/days`).flatMap(([name, count]) => {
              const level = reader.known(name, levels, 'level', child(`${at}/days`, name));
              return level === undefined ? [] : [[level, reader.days(count, child(`${at}/days`, name))] as const];
            }),
          ),
    sunset: extensionIn(reader, fields.get('sunset'), `${at}/sunset`) ?? 'x-sunset',
  };
};

/** OpenAPI 3.1.1, 4.9: the names of extensions begin with `x-`. */
const extensionIn = (reader: FieldReader, value: unknown, pointer: Pointer): string | undefined => {
  if (value === undefined || (typeof value === 'string' && value.startsWith('x-'))) return value;
  reader.fault(pointer, 'the name of an extension belongs here, as x-sunset');
  return undefined;
};
