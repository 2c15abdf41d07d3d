import type { Json } from '../json.ts';
import { basesOf } from './hints.ts';
import { requiredIn } from './limits.ts';
import type { Translation } from './translation.ts';
import { viewOf, type View } from './view.ts';

/** The members that a type made from JSON Structure declares itself: those of its bases are written out in JSON Schema. */
export const withoutInherited = (
  view: View,
  translation: Translation,
): { readonly own: View; readonly $extends: Json } | undefined => {
  const bases = basesOf(view, translation);
  if (bases === undefined) return undefined;
  const views = bases.sources.map((base) => viewOf([base], false, translation));
  const inherited = new Set(views.flatMap((base) => [...base.properties.keys()]));
  const properties = new Map([...view.properties].filter(([name]) => !inherited.has(name)));
  const required = requiredIn(view);
  const demanded = [...new Set(views.flatMap(requiredIn))];
  const further = required.filter((name) => !demanded.includes(name));
  const keywords = new Map(view.keywords);
  // Left out only where the order shows that the bases bring it.
  if ([...further, ...demanded].join('\n') === required.join('\n')) {
    keywords.delete('required');
    if (further.length > 0) keywords.set('required', { schema: { required: further }, pointer: view.pointer });
  }
  return { own: { ...view, properties, keywords }, $extends: bases.$extends };
};
