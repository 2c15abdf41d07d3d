export { decisionFor } from './decisions.ts';
export { applyReading, type Applied, type ApplyOptions } from './merge/apply.ts';
export { readSource } from './read.ts';
export type {
  BodyStatement,
  Evidence,
  Note,
  OperationStatement,
  ParameterPlace,
  ParameterStatement,
  PropertyStatement,
  Reading,
  ResponseStatement,
  SchemaStatement,
  SourceKind,
  Statement,
} from './reading.ts';
