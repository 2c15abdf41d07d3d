// One process of corpus.mjs: surveys the files below a folder for output and prints what came of them as JSON.
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { survey, typeErrors } from '@schemawright/corpus';

const [out, root, ...files] = process.argv.slice(2);
const folder = realpathSync(out);
const found = [];
for (const [index, file] of files.entries()) {
  const start = process.hrtime.bigint();
  const surveyed = await survey(path.resolve(file), `d${index}`, folder, root);
  found.push({ file, ...surveyed, seconds: Number(process.hrtime.bigint() - start) / 1e9 });
}
const errors = typeErrors(found.flatMap(({ target }) => target ?? []));
for (const [index, one] of found.entries()) {
  one.faults = [
    ...one.faults,
    ...errors.filter((error) => error.startsWith(`@corpus-d${index}/`)).map((error) => `types: ${error}`),
  ];
}
process.stdout.write(
  JSON.stringify(
    found.map(({ file, counts, refused, faults, seconds }) => ({ file, counts, refused, faults, seconds })),
  ),
);
