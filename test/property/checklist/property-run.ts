/** Fixed seed, so that a run can be repeated; TEST_SEED and TEST_RUNS are for longer campaigns. */
export const propertyRun = {
  seed: Number(process.env['TEST_SEED'] ?? 20_220_413),
  numRuns: Number(process.env['TEST_RUNS'] ?? 500),
};
