import { parseProject } from "@agentwright/language/project/index";
import { type ProjectFile, projectFileName } from "@agentwright/protocol";
import { type Globs, type Matcher, matcher } from "./globs.ts";
import { absolute, folderOf, isInside, relative } from "./paths.ts";
import { maxBytes, readText, stampOf } from "./read.ts";
import { look, upward } from "./root.ts";

/** The project file that applies to a path, and why. */
export interface FoundProject {
  /** Absolute, with `/`; absent if there is none upward. */
  readonly file?: string;
  /** What it says; empty if there is none or it can't be read. */
  readonly project: ProjectFile;
  /** Its text, for those who report findings in it. */
  readonly text?: string;
  /** One sentence: which file won and why. */
  readonly why: string;
  /** One sentence with the next step, if the file that won can't be used. */
  readonly problem?: string;
  /** Changes whenever another file wins or its text changes. */
  readonly stamp: string;
}

type Read = Omit<FoundProject, "why">;

const known = new Map<string, Read>();
const globs = new WeakMap<ProjectFile, Matcher>();

/**
 * The nearest `agentwright.json` from a file's (or folder's) own folder upward; nothing is merged. Each call looks at
 * the disk (one stat a folder); a file is read and parsed again only when it changed.
 */
export function findProject(path: string): FoundProject {
  const start = startFolder(absolute(path));
  for (const folder of upward(start)) {
    const file = `${folder}/${projectFileName}`;
    const stats = look(file);
    if (stats === undefined || (stats !== "closed" && !stats.isFile())) continue;
    const stamp = `${file}:${stats === "closed" ? stats : stampOf(stats)}`;
    const before = known.get(file);
    const read = before?.stamp === stamp ? before : readProject(file, stamp);
    known.set(file, read);
    const why =
      folder === start ? `${file} stands beside the file.` : `${file} is the nearest ${projectFileName} upward.`;
    return { ...read, why };
  }
  return { project: {}, why: `No ${projectFileName} in ${start} or above it: defaults apply.`, stamp: "none" };
}

/**
 * Does the project want this file looked at? A file outside the project's folder always counts.
 * Only `include` and `exclude` decide: a file that was named by hand is checked all the same by whoever named it.
 */
export function isIncluded(file: string, found: FoundProject): boolean {
  if (!found.file || !isInside(folderOf(found.file), absolute(file))) return true;
  const { project } = found;
  let match = globs.get(project);
  if (!match) {
    match = matcher({ include: project.include, exclude: project.exclude });
    globs.set(project, match);
  }
  return match.file(relative(folderOf(found.file), absolute(file)));
}

/** Does a file's project want it? Asked once a folder: a walk meets many files of the same one. */
export function inclusion(): (file: string) => boolean {
  const projects = new Map<string, ReturnType<typeof findProject>>();
  return file => {
    const folder = folderOf(file);
    const found = projects.get(folder) ?? findProject(folder);
    projects.set(folder, found);
    return isIncluded(file, found);
  };
}

/** What the project file of a folder itself says of the files in it. */
export function globsOf(folder: string): Globs {
  const { file, project } = findProject(folder);
  return file && folderOf(file) === folder ? { include: project.include, exclude: project.exclude } : {};
}

function startFolder(path: string): string {
  const found = look(path);
  return found !== undefined && found !== "closed" && found.isDirectory() ? path : folderOf(path);
}

function readProject(file: string, stamp: string): Read {
  const got = readText(file);
  if (typeof got === "string") {
    const problem = `${file} can't be read (no permission, a link that leads nowhere, or above ${maxBytes / 1024 / 1024} MB): defaults apply.`;
    return { file, project: {}, problem, stamp };
  }
  const { project, problem } = parseProject(got.text);
  return { file, project, text: got.text, stamp, ...(problem && { problem: `${file}: ${problem}` }) };
}
