import type { Target } from '../references.ts';
import { choicesOf, selectorOf, variantOf } from '../types/choice.ts';
import { intersectionOf, never, objectOf, tight, unionOf, type Code, type Member } from './code.ts';
import { documentationOf } from './documentation.ts';
import { lossAt } from './losses.ts';
import { isPlainInterface, objectOfMembers } from './objects.ts';
import type { Printer } from './printer.ts';
import { memberKey, stringLiteral } from './text.ts';

/** Beyond this many choices the absence of the others is not spelt out with each. */
const maxExclusive = 32;

const tagged = (target: Target, printer: Printer): Code => {
  const choices = choicesOf(target);
  const tags = [...choices.keys()];
  const isExclusive = tags.length <= maxExclusive;
  if (!isExclusive) printer.tell(lossAt(target.pointer, 'choices', 'an object may hold several of so many choices'));
  const others = (tag: string): readonly Member[] =>
    (isExclusive ? tags : [])
      .filter((other) => other !== tag)
      .map((other) => ({ key: memberKey(other), optional: true, type: never, doc: [] }));
  return unionOf(
    [...choices].map(([tag, choice]) => {
      const doc = documentationOf(choice.schema, printer.structure);
      return objectOf([{ key: memberKey(tag), optional: false, type: printer.type(choice), doc }, ...others(tag)]);
    }),
  );
};

/** Each variant with its tag, so that `switch` on the selector narrows. */
const inline = (target: Target, selector: string, printer: Printer): Code =>
  unionOf(
    [...choicesOf(target)].map(([tag, choice]) => {
      const { structure, names } = printer;
      const { type, members } = variantOf(choice, selector, structure);
      const member: Member = { key: memberKey(selector), optional: false, type: tight(stringLiteral(tag)), doc: [] };
      const name = names.get(type.schema);
      const isHidden = structure.members(type.schema).properties.has(selector);
      if (name !== undefined && !isHidden && isPlainInterface(type.schema, printer))
        return intersectionOf([tight(name), objectOf([member])]);
      return objectOfMembers(type, members, printer, [member]);
    }),
  );

export const choiceOf = (target: Target, printer: Printer): Code => {
  const selector = selectorOf(target);
  return selector === undefined ? tagged(target, printer) : inline(target, selector, printer);
};
