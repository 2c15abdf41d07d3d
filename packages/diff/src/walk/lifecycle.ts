import type { Annotations, JsonObject, Operation, ResolvedParameter } from '@schemawright/contract';
import type { DiffOptions } from '../diff.ts';
import { defaultStability } from '../policy/policy.ts';
import { levelOf } from '../policy/stability.ts';
import { dayOf } from '../rules/lifecycle.ts';
import type { Announcement, Lifecycle, Terms } from '../subjects.ts';

export interface Lifecycles {
  readonly terms: Terms;
  ofOperation(operation: Operation): Lifecycle;
  ofParameter(parameter: ResolvedParameter): Lifecycle;
  ofSchema(annotations: Annotations): Lifecycle;
  /** Without a day on which it is judged, each date counts as one that has passed. */
  announcementOf(life: Lifecycle): Announcement;
}

/** Reads announcements under the names that the policy gives them. */
export const createLifecycles = ({ stability = defaultStability, deprecation, today }: DiffOptions): Lifecycles => {
  const sunset = deprecation?.sunset ?? 'x-sunset';
  const { extension, levels } = stability;
  const member = (object: JsonObject, name: string): JsonObject[string] =>
    Object.hasOwn(object, name) ? object[name] : undefined;
  const known = (level: unknown): string | undefined => levels.find((one) => one === level);
  return {
    terms: {
      levels,
      notice: deprecation && ((level) => deprecation.days.get(level ?? levels.at(-1) ?? '') ?? 0),
      today,
    },
    ofOperation: (operation) => ({
      deprecated: operation.deprecated,
      sunset: member(operation.object, sunset),
      stability: member(operation.object, extension),
      level: levelOf(operation, stability),
    }),
    ofParameter: ({ deprecated, object }) => ({
      deprecated,
      sunset: member(object, sunset),
      stability: undefined,
      level: undefined,
    }),
    ofSchema: (annotations) => {
      const level = annotations.extension(extension);
      return {
        deprecated: annotations.deprecated,
        sunset: annotations.extension(sunset),
        stability: level,
        level: level === undefined ? levels.at(-1) : known(level),
      };
    },
    announcementOf: ({ deprecated, sunset: end }) => {
      const day = dayOf(end);
      if (!deprecated || (end !== undefined && day === undefined)) return 'none';
      return day !== undefined && today !== undefined && today < day ? 'later' : 'due';
    },
  };
};
