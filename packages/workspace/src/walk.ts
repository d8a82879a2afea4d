import { type Dirent, readdirSync } from "node:fs";
import { mayHoldFlows } from "@agentwright/language/flow/names-pgflow";
import { type Globs, matcher } from "./globs.ts";
import { pacer } from "./pace.ts";
import { absolute } from "./paths.ts";

/** Folders that never hold a user's agents. */
const skipped = new Set(["node_modules", ".git", ".hg", ".svn", "dist", ".agentwright"]);

/** Does a path, relative to where a walk began, lead through a folder that no walk enters? */
export function isSkipped(relativePath: string): boolean {
  return relativePath
    .split("/")
    .slice(0, -1)
    .some(name => skipped.has(name));
}

const agentFile = /\.agent\.(ya?ml|jsonc?)$/i;

/** Is this the name of an agent config? */
export function isAgentFile(file: string): boolean {
  return agentFile.test(file);
}

/** Bounds of a walk: no workspace is too big to be opened. */
export const walkLimits = { folders: 20_000, files: 5_000, candidates: 30_000, depth: 24 };

export interface WalkOptions extends Globs {
  readonly signal?: AbortSignal;
}

/** What a walk looks for: by the names of files, and no more than so many. */
interface Wanted {
  name(name: string): boolean;
  readonly most: number;
}

const agents: Wanted = { name: isAgentFile, most: walkLimits.files };
/** Most are no flow files, which only their text can tell. */
const candidates: Wanted = { name: mayHoldFlows, most: walkLimits.candidates };

/** Files in which SQL that starts a flow may stand. */
const texts: Wanted = { name: name => /\.sql$/i.test(name) || mayHoldFlows(name), most: walkLimits.candidates };

export interface Walk {
  /** Absolute, with `/`, in order of their paths. */
  readonly files: string[];
  /** A limit was reached, or the signal came: there may be more. */
  readonly partial: boolean;
}

/** All agent configs below a folder, at once. Links to folders are not followed. */
export function walkAgents(folder: string, options: WalkOptions = {}): Walk {
  return atOnce(walk(absolute(folder), options, agents));
}

/** All agent configs below a folder, giving way to other work every few milliseconds. */
export async function findAgents(folder: string, options: WalkOptions = {}): Promise<Walk> {
  return paced(walk(absolute(folder), options, agents));
}

/** All files below a folder that could hold flows by their names, giving way to other work. */
export async function findFlowCandidates(folder: string, options: WalkOptions = {}): Promise<Walk> {
  return paced(walk(absolute(folder), options, candidates));
}

/** All programs and SQL files below a folder, giving way to other work. */
export async function findTexts(folder: string, options: WalkOptions = {}): Promise<Walk> {
  return paced(walk(absolute(folder), options, texts));
}

function atOnce(steps: Generator<void, Walk>): Walk {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

async function paced(steps: Generator<void, Walk>): Promise<Walk> {
  const pause = pacer();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** One step a folder. */
function* walk(root: string, options: WalkOptions, wanted: Wanted): Generator<void, Walk> {
  const match = matcher(options);
  const files: string[] = [];
  const open: { readonly path: string; readonly depth: number }[] = [{ path: "", depth: 0 }];
  let seen = 0;
  let partial = false;
  for (let at = open.pop(); at; at = open.pop()) {
    if (options.signal?.aborted || ++seen > walkLimits.folders || files.length >= wanted.most) {
      partial = true;
      break;
    }
    for (const entry of list(`${root}/${at.path}`)) {
      const path = at.path ? `${at.path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (skipped.has(entry.name) || match.skips(path)) continue;
        if (at.depth < walkLimits.depth) open.push({ path, depth: at.depth + 1 });
        else partial = true;
      } else if (wanted.name(entry.name) && entry.isFile() && match.file(path)) files.push(`${root}/${path}`);
    }
    yield;
  }
  return { files: files.sort(), partial };
}

/** A folder that may not be read holds nothing for us. */
function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
