import type { OpenFile } from "../documents/open-file.ts";
import { agentKind } from "./agent.ts";
import { flowKind } from "./flow.ts";
import type { Kind } from "./kind.ts";
import { projectKind } from "./project.ts";

/** Every kind of files, by the name that an open file bears. */
const kinds = { agent: agentKind, flow: flowKind, project: projectKind } as const;

/** The kind of a file; undefined for files of which nothing is known. */
export function kindOf(file: OpenFile): Kind<OpenFile> | undefined {
  // Each entry is for the files that bear its name, which is how it is found.
  return Object.hasOwn(kinds, file.kind)
    ? (kinds[file.kind as keyof typeof kinds] as unknown as Kind<OpenFile>)
    : undefined;
}
