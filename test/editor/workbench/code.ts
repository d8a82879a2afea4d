#!/usr/bin/env node
// The stand-in for the desktop editor's executable: @vscode/test-electron starts it with the flags it would give to
// VS Code; it runs the suite in the extension host of a real VS Code workbench and ends with the suite's exit code.
import { resolve } from "node:path";
import { runInExtensionHost } from "./exthost.ts";
import { ensureWorkbench } from "./install.ts";

const request = { extensions: [] as string[], tests: "", folder: undefined as string | undefined };
for (const argument of process.argv.slice(2)) {
  const [, flag, value = ""] = /^--([A-Za-z-]+)(?:=(.*))?$/s.exec(argument) ?? [];
  if (flag === undefined) request.folder = resolve(argument);
  else if (flag === "extensionDevelopmentPath") request.extensions.push(resolve(value));
  else if (flag === "extensionTestsPath") request.tests = resolve(value);
  // Everything else is about the desktop's windows, or about the profile, which is always a fresh one here.
}
const age = process.env.AGENTWRIGHT_EDITOR_AGE === "oldest" ? "oldest" : "newest";
process.exit(await runInExtensionHost(await ensureWorkbench(age), request));
