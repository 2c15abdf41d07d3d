// What loading a JSON description costs beside JSON.parse of the same text: positions must not be paid for.
import { readFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContract } from '@schemawright/contract';

const invented = () => {
  const paths = {};
  const schemas = {};
  for (let index = 0; index < 4000; index += 1) {
    const properties = {};
    for (let field = 0; field < 20; field += 1) {
      properties[`field_${field}`] = {
        type: 'string',
        description: `What field ${field} of schema ${index} stands for, in a sentence.`,
      };
    }
    schemas[`Schema${index}`] = { type: 'object', properties, required: Object.keys(properties) };
    paths[`/things/${index}/{id}`] = {
      get: {
        operationId: `getThing${index}`,
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { $ref: `#/components/schemas/Schema${index}` } } },
          },
        },
      },
    };
  }
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'invented.json');
  writeFileSync(
    file,
    JSON.stringify(
      { openapi: '3.1.0', info: { title: 'Invented', version: '1' }, paths, components: { schemas } },
      null,
      2,
    ),
  );
  return file;
};

const file = process.argv[2] ?? invented();
const best = (run) => {
  let least = Infinity;
  for (let round = 0; round < 5; round += 1) {
    const start = process.hrtime.bigint();
    run();
    least = Math.min(least, Number(process.hrtime.bigint() - start) / 1e6);
  }
  return least;
};
const parse = best(() => JSON.parse(readFileSync(file, 'utf8')));
const load = best(() => loadContract(file, { cwd: path.dirname(file) }));
console.log(
  `${(readFileSync(file).length / 1e6).toFixed(1)} MB: JSON.parse ${parse.toFixed(0)} ms, loadContract ${load.toFixed(0)} ms (${(load / parse).toFixed(1)} times)`,
);
