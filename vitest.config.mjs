import { fileURLToPath } from 'node:url';

// Found from every package, which has none of its own.
export default {
  test: { setupFiles: [fileURLToPath(new URL('scripts/properties.mjs', import.meta.url))] },
};
