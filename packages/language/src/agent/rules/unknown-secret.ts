import { nearest } from "../check/nearest.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** A secret that is not known. */
export const unknownSecret: AgentRule = {
  code: "AW153",
  name: "unknown-secret",
  title: "A secret that is not known",
  severity: "warning",
  why: "Neither the secret store nor `secrets` of the project file knows the name, so the request would go out without a key. Set it with the command *Set API Key*, or correct the name.",
  from: "agent",
  outside: true,
  check(view, report) {
    const known = view.outside.secrets();
    if (known === "unknown") return;
    for (const { name, path, start, end } of view.secretsBeside(known)) {
      const suggestion = likeliest(name, known);
      const place = { path, span: { start, end } };
      if (suggestion)
        report(place, "The secret `{name}` is not set. Did you mean `{suggestion}`?", { name, suggestion });
      else report(place, "The secret `{name}` is not set.", { name });
    }
  },
  fix({ args, start, end }) {
    const { suggestion } = args;
    if (typeof suggestion !== "string") return [];
    return sure(`Change to \`${suggestion}\``, [{ start, end, text: `\${secret:${suggestion}}` }]);
  },
};

/** The nearest name, or the only one that is the same but for one word. */
function likeliest(name: string, known: readonly string[]): string | undefined {
  const words = name.split("_");
  const extended = known.filter(other => words.every(word => other.split("_").includes(word)));
  return nearest(name, known) ?? (extended.length === 1 ? extended[0] : undefined);
}
