import { find } from "../../syntax/index.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** Two of one name. */
export const duplicateName: AgentRule = {
  code: "AW163",
  name: "duplicate-name",
  title: "Two of one name",
  severity: "error",
  why: "Tools, prompts, resources and MCP servers are called by their name. With two of one name only one could ever be reached.",
  from: "agent",
  check(view, report) {
    for (const section of ["tools", "prompts", "resources", "mcpServers"]) {
      const seen = new Map<string, number>();
      for (const { index, part } of view.sharing(section, "name")) {
        const name = part.text("name");
        if (name === undefined) continue;
        const first = seen.get(name);
        if (first === undefined) seen.set(name, index);
        else {
          const related = [{ path: [section, first, "name"], message: "the first one is here" }];
          report({ path: [section, index, "name"] }, "`{section}` has `{name}` twice.", { section, name }, related);
        }
      }
    }
  },
  fix({ path, args }, view) {
    const item = find(view.document, path.slice(0, -1))?.node;
    if (item?.kind === "alias") return [];
    const names = new Set(view.items(String(args.section)).map(({ part }) => part.text("name")));
    let number = 2;
    while (names.has(`${args.name}${number}`)) number++;
    const name = `${args.name}${number}`;
    return sure(`Change to \`${name}\``, setValue(view.document, path, name));
  },
};
