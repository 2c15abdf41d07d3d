import { child, operations, parent, type Contract, type OpenApiDocument, type Pointer } from '@schemawright/contract';
import type { Evidence, Note, Reading } from '../reading.ts';
import { refusal } from '../refusal.ts';
import { edited, type Mark } from './edits.ts';
import { findOperation, likelyPredecessor } from './find.ts';
import { planOperation } from './operation.ts';
import { Plan, planSchema } from './plan.ts';

export interface ApplyOptions {
  /** `METHOD /path` of the operation that the source is watched for; any that the contract has when not given. */
  readonly operation?: string;
  /** The component that a schema document describes; the one of the document's own name when not given. */
  readonly schema?: string;
}

/** A contract as it would be if the source were right, and where the source says so. */
export interface Applied {
  /** The contract with the statements of the source in it; where these agree with it, it is untouched. */
  readonly contract: Contract;
  readonly notes: readonly Note[];
  /** How well the source backs what stands at a pointer of either contract. */
  evidence(pointer: Pointer): Evidence;
  /** The line of the source that speaks of a pointer of either contract. */
  place(pointer: Pointer): number;
}

/**
 * Carries out what a source states on a contract. What the source is silent about stays, so that a comparison of the
 * contract with the result finds drift and nothing else.
 * Throws `Refusal` when the source is about an operation or a schema that is not watched, or not in the contract.
 */
export const applyReading = (contract: Contract, reading: Reading, options: ApplyOptions = {}): Applied => {
  const plan = new Plan(contract.document);
  if (reading.schemas.length > 0) applySchemas(plan, contract, reading, options);
  else applyOperations(plan, contract, reading, options);
  const document = edited(contract.document, [...plan.edits, ...plan.removals]) as OpenApiDocument;
  const find = markFinder(plan.marks);
  return {
    contract:
      document === contract.document
        ? contract
        : { ...contract, document, origin: (pointer) => contract.origin(pointer) },
    notes: [...reading.notes, ...plan.notes.values()],
    evidence: (pointer) => find(pointer).evidence,
    place: (pointer) => find(pointer).line,
  };
};

const applyOperations = (plan: Plan, contract: Contract, reading: Reading, options: ApplyOptions): void => {
  const watched =
    options.operation === undefined ? undefined : operations(contract).find(({ key }) => key === options.operation);
  if (options.operation !== undefined && watched === undefined) {
    throw refusal(reading.file, 'operation-unknown', `the contract has no operation ${options.operation}`);
  }
  const found = reading.operations.flatMap((stated) => {
    const operation = findOperation(contract, stated);
    return operation === undefined || (watched !== undefined && operation.key !== watched.key)
      ? []
      : [{ stated, operation }];
  });
  if (found.length === 0) throw anotherOperation(contract, reading, options.operation);
  for (const { stated, operation } of found) planOperation(plan, contract, operation, stated);
  const missing = reading.operations.length - found.length;
  if (missing > 0) plan.note('operations-not-compared', `${missing} more operations of the source are not compared`);
};

const anotherOperation = (
  contract: Contract,
  reading: Reading,
  watched: string | undefined,
): ReturnType<typeof refusal> => {
  const [stated] = reading.operations;
  if (stated === undefined || reading.operation === null) {
    return refusal(reading.file, 'another-operation', 'the source documents no operation of the contract');
  }
  const isKnown = findOperation(contract, stated) !== undefined;
  const predecessor = isKnown ? undefined : likelyPredecessor(contract, stated);
  const wanted = watched !== undefined && isKnown ? `not ${watched}` : 'which the contract does not have';
  return refusal(
    reading.file,
    'another-operation',
    `this page documents another operation: ${stated.method} ${stated.path}, ${wanted}`,
    stated.line,
    predecessor === undefined
      ? undefined
      : `its fields are mostly those of ${predecessor.key}: if that has moved, add the new operation to the contract`,
  );
};

const applySchemas = (plan: Plan, contract: Contract, reading: Reading, options: ApplyOptions): void => {
  for (const { name, statement } of reading.schemas) {
    const wanted = options.schema ?? name;
    const pointer = child('/components/schemas', wanted);
    if (!Object.hasOwn(contract.document.components?.schemas ?? {}, wanted)) {
      throw refusal(reading.file, 'another-schema', `the contract has no schema ${wanted}`, statement.line);
    }
    planSchema(plan, pointer, statement, 'none');
  }
};

/** The mark at a pointer, else of the closest parent; for a parent that has none, of what stands below it. */
const markFinder = (marks: ReadonlyMap<Pointer, Mark>): ((pointer: Pointer) => Mark) => {
  const none: Mark = { evidence: 'declared', line: 1 };
  return (pointer) => {
    for (let at = pointer; at !== ''; at = parent(at)) {
      const mark = marks.get(at);
      if (mark !== undefined) return mark;
    }
    return [...marks].find(([at]) => at.startsWith(`${pointer}/`))?.[1] ?? none;
  };
};
