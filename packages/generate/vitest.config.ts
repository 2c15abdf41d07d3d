import { defineConfig, type ViteUserConfig } from 'vitest/config';

// Tests that run the TypeScript compiler take seconds on a busy machine.
const config: ViteUserConfig = defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
export default config;
