import { nearest } from "../check/nearest.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { isUsable, normalise, pathsOf } from "./lib/paths.ts";
import type { AgentRule } from "./rule.ts";

/** A file that is not there. */
export const fileMissing: AgentRule = {
  code: "AW186",
  name: "file-missing",
  title: "A file that is not there",
  severity: "error",
  why: "The compiler reads the file when it builds the agent, and would stop here. Create it, or correct the path, which is relative to the config.",
  from: "agent",
  outside: true,
  check(view, report) {
    for (const section of ["tools", "resources"]) {
      for (const { index, part } of view.items(section)) {
        for (const { at, text } of pathsOf(part)) {
          if (!isUsable(part, text)) continue;
          if (section === "tools" && !/\.(?:ts|js|go)$/.test(text)) continue;
          const answer = view.outside.file(text);
          const path = [section, index, ...at];
          if (answer === "missing") report({ path }, "There is no file `{path}`.", { path: text });
          else if (answer === "folder") report({ path }, "`{path}` is a folder, not a file.", { path: text });
        }
      }
    }
  },
  fix({ path, args }, { document, outside }) {
    const written = String(args.path);
    const folder = written.slice(0, written.lastIndexOf("/") + 1);
    const known = outside.paths(folder);
    if (known === "unknown") return [];
    const suggestion = nearest(normalise(written), known.map(normalise));
    if (!suggestion) return [];
    const better = written.startsWith("./") ? `./${suggestion}` : suggestion;
    return sure(`Change to \`${better}\``, setValue(document, path, better));
  },
};
