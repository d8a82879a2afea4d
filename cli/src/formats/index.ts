import type { FileFinding } from "@agentwright/protocol";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

/** Prints findings; `files` is how many files were looked at. */
export type Format = (findings: readonly FileFinding[], files: number) => string;

/** What `check --format` takes. */
export const formats = { text, json, sarif, github } as const satisfies Record<string, Format>;
