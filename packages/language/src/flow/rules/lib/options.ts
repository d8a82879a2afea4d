/** The options that a flow, a step and a map step have. */
export const flowOptionNames = ["maxAttempts", "baseDelay", "timeout"] as const;

const shared = [
  "maxAttempts",
  "baseDelay",
  "timeout",
  "startDelay",
  "if",
  "ifNot",
  "whenUnmet",
  "whenExhausted",
] as const;

export const stepOptionNames = ["dependsOn", ...shared] as const;

export const mapOptionNames = ["array", ...shared] as const;

/** The options that pgflow has from 0.14 on. */
export const conditionNames: readonly string[] = ["if", "ifNot", "whenUnmet", "whenExhausted"];

/** What people write who know other tools, or versions before a release. */
export const otherNames: Readonly<Record<string, string>> = {
  retries: "maxAttempts",
  maxRetries: "maxAttempts",
  attempts: "maxAttempts",
  retryLimit: "maxAttempts",
  retryDelay: "baseDelay",
  backoff: "baseDelay",
  delay: "startDelay",
  timeoutSeconds: "timeout",
  dependencies: "dependsOn",
  depends: "dependsOn",
  deps: "dependsOn",
  needs: "dependsOn",
  when: "if",
  condition: "if",
  unless: "ifNot",
  whenFailed: "whenExhausted",
  retriesExhausted: "whenExhausted",
};
