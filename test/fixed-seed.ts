import fc from "fast-check";

// What `npm test` finds it finds each time: its properties are run with one seed. New ones are for `npm run soak` and
// `npm run fuzz -- --properties`, which set AGENTWRIGHT_RUNS.
if (process.env.AGENTWRIGHT_RUNS === undefined) fc.configureGlobal({ seed: 20_261_129 });
