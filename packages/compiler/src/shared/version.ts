/**
 * The compiler's own version. It goes into every fingerprint and manifest, so it changes whenever the bytes that a
 * build makes from the same inputs change.
 */
export const compilerVersion = "0.1.0";

/** Name and version, as manifests and bundles give it. */
export const compilerName = `agentwright ${compilerVersion}`;
