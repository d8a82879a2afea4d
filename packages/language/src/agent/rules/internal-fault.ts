import type { ListedRule } from "./rule.ts";

/** A fault of Agentwright itself. */
export const internalFault: ListedRule = {
  code: "AW900",
  name: "internal-fault",
  title: "A fault of Agentwright itself",
  severity: "error",
  why: "A check failed in a way that it never should, so what is said of this file is not complete. Your file is not to blame. Please report it, with the file if you can; the command *Copy Bug Report* gathers the rest.",
  from: "fault",
};
