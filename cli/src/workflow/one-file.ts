import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CannotRun } from "../exit.ts";

/** The command as one file, and its SHA-256 (hex). */
export interface OneFile {
  readonly text: string;
  readonly sha256: string;
}

/**
 * The one-file command that belongs to this version: beside the bundle, in the sources' `dist`, or this very file.
 * @throws CannotRun if it was not built
 */
export function oneFileCommand(): OneFile {
  const places = ["./workflow/cli.mjs", "../workflow/cli.mjs", "../../../dist/workflow/cli.mjs"];
  if (import.meta.url.endsWith("/cli.mjs")) places.unshift(import.meta.url);
  const found = places.map(place => fileURLToPath(new URL(place, import.meta.url))).find(path => existsSync(path));
  if (found === undefined) {
    throw new CannotRun("The file workflow/cli.mjs is missing beside this command; install Agentwright again.");
  }
  const bytes = readFileSync(found);
  return { text: bytes.toString("utf8"), sha256: createHash("sha256").update(bytes).digest("hex") };
}
