import { child, type Pointer } from '../../../pointer.ts';
import { isObject, own, type Draft } from '../../../openapi/model.ts';
import { problemIn } from '../../draft.ts';
import type { Upgrading } from '../step.ts';
import { writeForm } from './form.ts';
import { takeBodyParts, type BodyPart } from './body-parts.ts';
import { writeBody } from './request-body.ts';
import { rewriteResponses } from './responses.ts';
import { renameRequirements } from './security.ts';
import { serversOf, tellSchemes } from './servers.ts';
import { takeTexts, textsIn } from './texts.ts';

/** Swagger 2.0, "Operation Object"; `shared` are the parts of the body that its path item declares. */
export const rewriteOperation = (
  operation: Draft,
  pointer: Pointer,
  shared: readonly BodyPart[],
  upgrading: Upgrading,
): void => {
  const { lowering, root } = upgrading;
  const consumes = takeTexts(lowering, operation, 'consumes', pointer) ?? textsIn(root, 'consumes') ?? [];
  const produces = takeTexts(lowering, operation, 'produces', pointer) ?? textsIn(root, 'produces') ?? [];
  const schemes = takeTexts(lowering, operation, 'schemes', pointer);
  if (schemes !== undefined) {
    tellSchemes(lowering, schemes, child(pointer, 'schemes'));
    const servers = schemes.length === 0 ? [] : serversOf(root, schemes);
    if (servers.length > 0) operation['servers'] = servers;
    const { source, pointer: written } = lowering.origins.find(pointer);
    lowering.origins.noteCopy(child(pointer, 'servers'), source, child(written, 'schemes'));
  }
  renameRequirements(operation, root);
  const mine = takeBodyParts(operation, pointer, upgrading);
  const inherited = shared.filter((part) => !mine.some((other) => overrides(other, part)));
  writeRequest(operation, pointer, [...mine, ...inherited], consumes, new Set(inherited), upgrading);
  const responses = own(operation, 'responses');
  if (isObject(responses)) rewriteResponses(responses, child(pointer, 'responses'), produces, upgrading);
};

const overrides = (part: BodyPart, other: BodyPart): boolean =>
  part.in === other.in && (part.in === 'body' || part.name === other.name);

const writeRequest = (
  operation: Draft,
  pointer: Pointer,
  parts: readonly BodyPart[],
  consumes: readonly string[],
  shared: ReadonlySet<BodyPart>,
  upgrading: Upgrading,
): void => {
  const [body, second] = parts.filter((part) => part.in === 'body');
  const form = parts.filter((part) => part.in === 'formData');
  if (body === undefined) {
    if (form.length > 0) writeForm(operation, pointer, form, consumes, upgrading);
    return;
  }
  const extra = second ?? form[0];
  if (extra !== undefined) {
    const message =
      second === undefined
        ? 'an operation has a body or a form, not both; the form is left out'
        : 'an operation has one body; the first is taken';
    // The parameter has left its list; it is told of where it was written.
    upgrading.lowering.problems.push(problemIn(extra.at, { severity: 'error', code: 'swagger-body', message }));
  }
  writeBody(operation, pointer, body, consumes, shared.has(body), upgrading);
};
