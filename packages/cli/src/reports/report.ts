import type { Paint } from '../paint.ts';
import type {
  ConvertDocument,
  DiffDocument,
  GenerateDocument,
  LintDocument,
  RefusedDocument,
  UpstreamDocument,
  ValidateDocument,
} from './documents.ts';

/** What a command has to say, whatever the format. */
export type Report =
  | { readonly of: 'lint'; readonly document: LintDocument }
  | { readonly of: 'generate'; readonly document: GenerateDocument }
  | { readonly of: 'validate'; readonly document: ValidateDocument }
  | { readonly of: 'convert'; readonly document: ConvertDocument }
  | { readonly of: 'diff'; readonly document: DiffDocument }
  | { readonly of: 'upstream check'; readonly document: UpstreamDocument }
  | { readonly of: 'refusal'; readonly document: RefusedDocument };

/** One format: a report in, the bytes of stdout out. */
export type Reporter = (report: Report, paint: Paint) => string;
