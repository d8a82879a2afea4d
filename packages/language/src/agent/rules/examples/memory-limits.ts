import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW146. */
export const memoryLimits: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
      maxMemory: 1GB
    runtime:
      limits:
        memoryMb: 512
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
      maxMemory: 512MB
    runtime:
      limits:
        memoryMb: 512
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: false
      maxMemory: 1GB
    runtime:
      limits:
        memoryMb: 1024
  `,
};
