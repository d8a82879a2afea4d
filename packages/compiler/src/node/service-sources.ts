import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The texts of the Python service as they stand in a checkout, by path, sorted. `folder`: `packages/compiler/python`. */
export function serviceSources(folder: string): Record<string, string> {
  const inside = (name: string) =>
    readdirSync(join(folder, name))
      .filter(file => file.endsWith(".py"))
      .map(file => `${name}/${file}`);
  const paths = ["agent_service.py", ...inside("agentwright_service"), "requirements.txt"].sort();
  return Object.fromEntries(
    paths.map(path => [path, readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n")]),
  );
}
