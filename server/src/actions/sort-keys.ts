import { isUnsorted } from "@agentwright/language/agent/format/sort/sort-keys";
import type { CodeAction, Range } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";
import { lazily } from "./lazy.ts";

type Action = CodeAction | Promise<CodeAction>;

/** Sorting the keys of the whole file, if any stand in another order than the format's. */
export function sortAll(server: Server, file: OpenAgent): Action[] {
  if (!isUnsorted(file.agent.source)) return [];
  return [lazily(server, file, { title: "Sort all keys", kind: "source.sortKeys.agentwright" }, { do: "sortKeys" })];
}

/** Sorting the keys in the section that a range begins in. */
export function sortSection(server: Server, file: OpenAgent, { start }: Range): Action[] {
  const { source } = file.agent;
  const offset = source.lines.offsetAt(start);
  const section = source.sections.find(one => one.start() <= offset && offset <= one.end());
  if (!section || !isUnsorted(source, section)) return [];
  const title = `Sort the keys in ${section.name}`;
  return [lazily(server, file, { title, kind: "refactor.rewrite" }, { do: "sortKeys", section: section.name })];
}
