import type { Paint } from '../paint.ts';
import type { ChangeContext } from './change/context.ts';
import type { Checkout } from './checkout.ts';
import type {
  ConvertDocument,
  DiffDocument,
  GenerateDocument,
  HistoryDocument,
  Impact,
  LintDocument,
  RefusedDocument,
  RulesDocument,
  UpstreamDocument,
  ValidateDocument,
} from './documents.ts';

export interface DiffReport {
  readonly of: 'diff';
  readonly document: DiffDocument;
  /** The impacts that make the run fail; none when nobody asked. */
  readonly failing?: readonly Impact[];
  readonly context?: ChangeContext;
}

/** What a command has to say, whatever the format. */
export type Report =
  | { readonly of: 'lint'; readonly document: LintDocument }
  | { readonly of: 'generate'; readonly document: GenerateDocument }
  | { readonly of: 'validate'; readonly document: ValidateDocument }
  | { readonly of: 'convert'; readonly document: ConvertDocument }
  | DiffReport
  | { readonly of: 'history'; readonly document: HistoryDocument }
  | { readonly of: 'rules'; readonly document: RulesDocument }
  | { readonly of: 'upstream check'; readonly document: UpstreamDocument }
  | { readonly of: 'refusal'; readonly document: RefusedDocument };

/** What a format may know of where its output goes. */
export interface Screen {
  readonly paint: Paint;
  /** Of the terminal; nothing when there is none. */
  readonly columns?: number | undefined;
  /** For formats whose files are looked for in a repository. */
  readonly checkout?: Checkout;
}

/** One format: a report in, the bytes of stdout out. */
export type Reporter = (report: Report, screen: Screen) => string;
