import { nearest } from "../check/nearest.ts";
import type { PartView } from "../check/part.ts";
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
    const wrongPaths = (part: PartView) => {
      const wrong = pathsOf(part).flatMap(({ at, text }) => {
        if (!isUsable(part, text)) return [];
        if (part.section === "tools" && !/\.(?:ts|js|go)$/.test(text)) return [];
        const answer = view.outside.file(text);
        return answer === "missing" || answer === "folder" ? [{ at, text, answer }] : [];
      });
      return wrong.length > 0 ? wrong : undefined;
    };
    for (const section of ["tools", "resources"]) {
      for (const { index, value } of view.pick(section, fileMissing, view.epoch, wrongPaths)) {
        for (const { at, text, answer } of value) {
          const path = [section, index, ...at];
          if (answer === "missing") report({ path }, "There is no file `{path}`.", { path: text });
          else report({ path }, "`{path}` is a folder, not a file.", { path: text });
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
