import { defineConfig } from 'vitest/config';

// Tests start the real command, several times each, on machines that have other things to do.
export default defineConfig({ test: { testTimeout: 60_000 } });
