import type { Outside } from "../../outside.ts";
import { nothingKnown } from "../../outside.ts";

const paths = ["./data/", "./handbook.md", "./tools/", "./tools/lookup.ts", "./tools/notes.md", "./two.agent.yaml"];

/** A small workspace beside the config. */
export const someOutside: Outside = {
  ...nothingKnown,
  file: path => (paths.includes(path) || path === "tools/lookup.ts" ? "file" : "missing"),
  paths: prefix => {
    const depth = prefix.split("/").length;
    return paths.filter(path => path.startsWith(prefix) && path.replace(/\/$/, "").split("/").length === depth);
  },
  secrets: () => ["OPENAI_API_KEY", "SLACK_TOKEN"],
  agents: () => [{ path: "../writer.agent.yaml", name: "Writer", agents: [] }],
  flows: () => ["summarize_tickets"],
};
