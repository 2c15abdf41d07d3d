import type { Pointer } from '@schemawright/contract';
import type { BumpOptions } from '../bump.ts';
import type { Impact } from '../change.ts';
import type { Pattern } from './pattern.ts';

export const profiles = ['wire', 'balanced', 'source'] as const;
export const severities = ['breaking', 'risky', 'compatible', 'off'] as const;

/** Whose compatibility counts. `wire`: requests and answers alone; `source`: code that compiles against the types too. */
export type Profile = (typeof profiles)[number];

/** What a rule's findings are taken for; `off` leaves them out. */
export type Severity = Impact | 'off';

/** How the changes of a contract are judged: `diff:` of `contract.yaml`, or a file of its own. */
export interface Policy {
  readonly profile: Profile;
  /** Consumers switch over the values of an enum: a new one in an answer breaks them. */
  readonly closedEnums: boolean;
  /** `strict`: consumers validate what they read, so limits that grow in answers break them. */
  readonly validators: 'lenient' | 'strict';
  /** Servers fill in the default of what is required and left out. */
  readonly defaultsFillIn: boolean;
  /** Servers refuse what they do not know. */
  readonly strictServers: boolean;
  /** The gate lets removals pass that a deprecation announced. */
  readonly allowAnnouncedRemovals: boolean;
  /** Tell what changed in extensions that mean nothing here, and the version of OpenAPI. */
  readonly extensions: boolean;
  /** The last that fits a finding decides. */
  readonly rules: readonly RuleSeverity[];
  readonly accepted: readonly Acceptance[];
  readonly stability: Stability;
  /** Nothing when no notice is asked for. */
  readonly deprecation: Deprecation | undefined;
  readonly bump: BumpOptions;
}

export interface RuleSeverity {
  readonly rule: Pattern;
  /** Of operations, as `GET /pets/*` or `/pets/**`; every one when there is none. */
  readonly operation: Pattern | undefined;
  readonly severity: Severity;
  /** Where it stands in the policy. */
  readonly pointer: Pointer;
}

/** A change that somebody has decided to live with. It counts for the bump, and not for the gate. */
export interface Acceptance {
  readonly rule: Pattern | undefined;
  readonly operation: Pattern | undefined;
  readonly at: Pattern | undefined;
  readonly fingerprint: string | undefined;
  readonly reason: string;
  /** The last day that it counts on, as `2027-03-31`. */
  readonly until: string | undefined;
  /** Where it stands in the policy. */
  readonly pointer: Pointer;
}

/** How firm the promises about an operation are. */
export interface Stability {
  /** From the loosest to the firmest; the last is that of an operation which says nothing. */
  readonly levels: readonly string[];
  /** Below this level findings are compatible; nothing when all levels are kept to. */
  readonly threshold: string | undefined;
  /** The extension of an operation or a member that tells its level. */
  readonly extension: string;
  /** Paths that have a level by their template, unless the operation tells one. */
  readonly paths: readonly { readonly level: string; readonly path: Pattern; readonly pointer: Pointer }[];
}

/** How much notice consumers get before something goes. */
export interface Deprecation {
  /** Days between the deprecation and the end, for each level. */
  readonly days: ReadonlyMap<string, number>;
  /** The extension that tells the date of the end. */
  readonly sunset: string;
}

export const defaultStability: Stability = {
  levels: ['draft', 'alpha', 'beta', 'stable'],
  threshold: undefined,
  extension: 'x-stability-level',
  paths: [],
};

export const defaultPolicy: Policy = {
  profile: 'balanced',
  closedEnums: false,
  validators: 'lenient',
  defaultsFillIn: false,
  strictServers: false,
  allowAnnouncedRemovals: false,
  extensions: false,
  rules: [],
  accepted: [],
  stability: defaultStability,
  deprecation: undefined,
  bump: {},
};
