import type { AlikeParts, EffectiveProperty, EffectiveSchema } from '@schemawright/contract';

/** How schemas of two contracts are seen to be the same. */
export interface Likeness {
  /** Whether two schemas mean the same. */
  same(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** Whether parts of both documents are written alike, with all that they refer to. */
  readonly partsAlike: AlikeParts;
}

/** Whether two members are written alike, which most are: then nobody needs to look at their schemas. */
export const areWrittenAlike = (
  old: EffectiveProperty,
  next: EffectiveProperty,
  { partsAlike }: Pick<Likeness, 'partsAlike'>,
): boolean => old.written !== undefined && partsAlike(old.written, next.written);
