import type { Path } from "../../../syntax/index.ts";
import type { PartView } from "../../check/part.ts";

/** The field that holds a path, by section. */
export const pathFields: Readonly<Record<string, string>> = {
  tools: "source",
  resources: "path",
  orchestration: "agents",
};

/** A path that a part names, and where. */
export interface NamedPath {
  readonly at: Path;
  readonly text: string;
}

/** The paths of files that a part names. */
export function pathsOf(part: PartView): readonly NamedPath[] {
  const field = pathFields[part.section];
  if (!field) return [];
  const single = part.text(field);
  if (single !== undefined) return [{ at: [field], text: single }];
  return part.texts(field).map(([index, text]) => ({ at: [field, index], text }));
}

/** Without `.` and with `..` resolved; what is above the folder keeps its `..`. */
export function normalise(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return steps.join("/");
}

/** `/x`, `C:\x`, `~/x` or an address: not relative to the config. */
export function isAbsolute(path: string): boolean {
  return /^(?:[\\/~]|[A-Za-z]:|[a-z][a-z0-9+.-]+:\/\/)/.test(path);
}

/** Does a relative path lead out of the config's folder? */
export function leavesFolder(path: string): boolean {
  return normalise(path).split("/")[0] === "..";
}

/** Is it a path that can be looked up: relative, with `/`, and (but for other agents) inside the folder? */
export function isUsable(part: PartView, path: string): boolean {
  if (path.includes("\\") || isAbsolute(path)) return false;
  return part.section === "orchestration" || !leavesFolder(path);
}

/** Does a file name end as that of an agent config? */
export function isAgentFile(path: string): boolean {
  return /\.agent\.(?:ya?ml|jsonc?)$/.test(path);
}
