import path from 'node:path';
import type { Contract } from './contract.ts';
import { importsBelow } from './imports.ts';
import { contractOfSource, type LoadOptions } from './load.ts';
import { setOwn, own, type Draft } from './openapi/model.ts';
import { formatPlace, refusal, Refusal, type Problem } from './problem.ts';
import { problemIn } from './lower/draft.ts';
import { sourceOfValue, type Source } from './read/source.ts';

/**
 * The JSON Structure files below a folder as one contract without operations: each is a component under its name, and
 * they may import each other. Throws `Refusal` when there is none, one cannot be read, or two have the same name.
 */
export const loadFolder = (folder: string, options: LoadOptions = {}): Contract => {
  const cwd = options.cwd ?? '.';
  const library = importsBelow(folder, { cwd, ...(options.files && { files: options.files }) });
  if (library.problems.length > 0) throw new Refusal(library.problems);
  if (library.documents.length === 0) {
    const message = 'there is no JSON Structure file below this folder';
    throw refusal(options.files?.nameOf?.(path.resolve(cwd, folder)) ?? folder, 'folder-empty', message, {
      mend: 'give a folder with files called *.struct.json or *.struct.yaml; any other description by its file',
    });
  }
  const named = namedDocuments(library.documents);
  const root = path.resolve(cwd, folder);
  const schemas: Draft = {};
  for (const [name, source] of named) setOwn(schemas, name, { $ref: referenceTo(source, root) });
  const title = options.name ?? path.basename(root);
  const description = { openapi: '3.1.1', info: { title, version: '0.0.0' }, paths: {}, components: { schemas } };
  return contractOfSource(
    sourceOfValue(description, path.join(folder, 'contract.json'), path.join(root, 'contract.json')),
    {
      ...options,
      name: title,
      imports: (uri) => library.find(uri) ?? options.imports?.(uri),
    },
  );
};

/** A relative reference, so that what the folder is called makes no difference. RFC 3986, 4.2. */
const referenceTo = (source: Source, root: string): string =>
  `./${path.relative(root, source.path).split(path.sep).map(encodeURIComponent).join('/')}`;

const namedDocuments = (sources: readonly Source[]): ReadonlyMap<string, Source> => {
  const named = new Map<string, Source>();
  const problems: Problem[] = [];
  for (const source of sources) {
    const declared = own(source.value as Draft, 'name');
    const name = typeof declared === 'string' ? declared : path.basename(source.path).replace(/\..*$/su, '');
    const other = named.get(name);
    if (other === undefined) named.set(name, source);
    else problems.push(collision(source, other));
  }
  if (problems.length > 0) throw new Refusal(problems);
  return named;
};

const collision = (source: Source, other: Source): Problem =>
  problemIn(
    { source, pointer: '/name' },
    {
      severity: 'error',
      code: 'oas-name-collision',
      message: `this is also the name of ${formatPlace(other.place(''))}; in one module both can't be`,
      mend: 'rename one of them',
    },
  );
