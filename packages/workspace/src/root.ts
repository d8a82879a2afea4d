import { type Stats, statSync } from "node:fs";
import { projectFileName } from "@agentwright/protocol";
import { absolute, folderOf } from "./paths.ts";

/** What `supabase init` makes: a project that is under no version control is told by it. */
const supabaseProject = "supabase/config.toml";

/**
 * The folder to which inputs are named: the nearest one upward with `.git` or `agentwright.json`, else the nearest
 * Supabase project, else the one that holds the file's `supabase` folder, else the folder of the file itself. Absolute,
 * with `/`.
 */
export function findRoot(file: string): string {
  const own = folderOf(absolute(file));
  const folders = [...upward(own)];
  const root =
    folders.find(folder => exists(`${folder}/.git`) || exists(`${folder}/${projectFileName}`)) ??
    folders.find(folder => exists(`${folder}/${supabaseProject}`));
  const [, project] = /^(.*)\/supabase(?:\/|$)/.exec(own) ?? [];
  return (root ?? project ?? own) || "/";
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

/** Is it a file and surely nothing else? */
export function isPlainFile(path: string): boolean {
  const found = look(path);
  return found !== undefined && found !== "closed" && found.isFile();
}
