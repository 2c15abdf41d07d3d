import fc from 'fast-check';

// Properties are tried with the same values each time, so that a test fails for what was changed and nothing else.
// Others, and more of them, by hand: SEED=7 RUNS=5000 vitest run FILE
fc.configureGlobal({
  seed: Number(process.env.SEED ?? 20_250_101),
  numRuns: Number(process.env.RUNS ?? 100),
});
