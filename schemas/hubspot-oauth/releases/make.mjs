// Writes 1.0.0.json, the contract of this folder lowered, and 0.9.0.json, the state before April 2026, derived from it.
// How and why: README.md in this folder.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadContract } from '@schemawright/contract';

/** @typedef {Record<string, any>} Node */

/** The lowered contract as it stands, ready to be edited. @returns {Node} */
const present = () => {
  const { document, problems } = loadContract(fileURLToPath(new URL('../openapi.yaml', import.meta.url)), {
    name: 'hubspot-oauth',
  });
  if (problems.some(({ severity }) => severity === 'error')) throw new Error('the contract has errors; lint it first');
  return structuredClone(/** @type {Node} */ (document));
};

/** @type {(node: unknown) => void} */
const narrow = (node) => {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'expires_in' || key === 'expiresAt') && value.format === 'int64') {
      const { description, examples } = value;
      const narrowed = { type: 'integer', format: 'int32', description, ...(examples && { examples }) };
      /** @type {Node} */ (node)[key] = narrowed;
    } else narrow(value);
  }
};

/** The state that the published descriptions had from 30 March to 9 April 2026. @type {(document: Node) => Node} */
export const before = (document) => {
  const older = structuredClone(document);
  older.info.version = '0.9.0';
  const { schemas } = older.components;
  narrow(schemas);
  const refreshToken = structuredClone(schemas.AccessToken);
  Object.assign(refreshToken.properties.token_use, { enum: ['refresh_token'], default: 'refresh_token' });
  schemas.RefreshToken = refreshToken;
  schemas.IssuedToken.oneOf.push({ $ref: '#/components/schemas/RefreshToken' });
  delete older.components.securitySchemes;
  for (const item of Object.values(older.paths)) for (const operation of Object.values(item)) operation.security = [];
  return older;
};

/** @type {(document: Node) => string} */
export const print = (document) => `${JSON.stringify(document, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = present();
  writeFileSync(new URL('1.0.0.json', import.meta.url), print(document));
  writeFileSync(new URL('0.9.0.json', import.meta.url), print(before(document)));
}
