import type { FileFinding } from "@agentwright/protocol";

/** Prints findings; `files` is how many files were looked at. */
export type Format = (findings: readonly FileFinding[], files: number) => string;

/** What `check --format` takes. */
export const formatNames = ["text", "json", "sarif", "github"] as const;

/** Loads one format: no run needs two of them. */
export async function loadFormat(name: (typeof formatNames)[number]): Promise<Format> {
  if (name === "json") return (await import("./json.ts")).json;
  if (name === "sarif") return (await import("./sarif.ts")).sarif;
  if (name === "github") return (await import("./github.ts")).github;
  return (await import("./text.ts")).text;
}
