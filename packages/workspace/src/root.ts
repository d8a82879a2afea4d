import { type Stats, statSync } from "node:fs";
import { projectFileName } from "@agentwright/protocol";
import { absolute, folderOf } from "./paths.ts";

/**
 * The folder to which inputs are named: the nearest one upward with `.git` or `agentwright.json`, else the one that holds
 * the file's `supabase` folder, else the folder of the file itself. Absolute, with `/`.
 */
export function findRoot(file: string): string {
  const own = folderOf(absolute(file));
  for (const folder of upward(own)) {
    if (exists(`${folder}/.git`) || exists(`${folder}/${projectFileName}`)) return folder || "/";
  }
  const [, project] = /^(.*)\/supabase(?:\/|$)/.exec(own) ?? [];
  return project === undefined ? own : project || "/";
}

/** The folder and all above it, nearest first, none with a `/` at its end. */
export function* upward(folder: string): Generator<string> {
  for (let at = folder; ; at = folderOf(at)) {
    yield at.replace(/\/$/, "");
    if (folderOf(at) === at) return;
  }
}

function exists(file: string): boolean {
  const found = look(file);
  return found !== undefined && found !== "closed";
}

/**
 * What is at a path; undefined: nothing, or nothing that can be known (a folder that may not be entered, a name that is
 * too long); "closed": something that leads nowhere, such as a link to itself.
 */
export function look(path: string): Stats | "closed" | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ELOOP" ? "closed" : undefined;
  }
}
