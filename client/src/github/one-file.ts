import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { App } from "../app.ts";

/** The command as one file that belongs to this version of the extension, and its SHA-256 (hex). */
export async function oneFileCommand(app: Pick<App, "context">): Promise<{ text: string; sha256: string }> {
  const bytes = await readFile(app.context.asAbsolutePath("dist/workflow/cli.mjs"));
  return { text: bytes.toString("utf8"), sha256: createHash("sha256").update(bytes).digest("hex") };
}
