// fast-check for `npm run fuzz`: every property gets AGENTWRIGHT_RUNS times its runs and a fresh seed, which is printed
// with each failure. many-runs.config.ts puts it in the place of the package where that variable is set.
import * as real from "fast-check-as-published";

const factor = Number(process.env.AGENTWRIGHT_RUNS ?? "1");

const more = (options = {}) => ({ ...options, numRuns: (options.numRuns ?? 100) * factor, seed: undefined });

export * from "fast-check-as-published";
export const assert = (property, options) => real.assert(property, more(options));
export default { ...real.default, assert };
