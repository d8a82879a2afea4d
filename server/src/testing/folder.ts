import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** A new folder with these files; gives the URI of a path in it. */
export function folderWith(files: Readonly<Record<string, string>>): {
  readonly path: (path: string) => string;
  readonly uri: (path: string) => string;
} {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "agentwright-lsp-")));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { path: path => join(folder, path), uri: path => pathToFileURL(join(folder, path)).href };
}

/** An agent that checks clean. */
export const cleanAgent = `identity:
  name: Support Triage
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
`;
