import { toolAt } from "@agentwright/language/agent/tool-code/tool-at";
import type { CodeAction, Range } from "vscode-languageserver";
import type { OpenAgent } from "../../documents/open-file.ts";
import type { Server } from "../../feature.ts";
import { complete, lazily, type Work } from "../lazy.ts";

type Offer = CodeAction | Promise<CodeAction>;

/** Asked for by name, or offered because the cursor is there? */
export interface Asked {
  readonly extract: boolean;
  readonly inline: boolean;
  readonly types: boolean;
  /** The user asked: then anywhere in the tool will do, and what can't be done is said. */
  readonly byUser: boolean;
}

/** Moving a tool's code out of the config, or into it; the types for tool files. */
export function toolCodeActions(server: Server, file: OpenAgent, { start }: Range, asked: Asked): Offer[] {
  const { source } = file.agent;
  const offset = source.lines.offsetAt(start);
  const offers: Offer[] = [];
  const tool = toolAt(source, offset);
  const offer = (title: string, kind: string, work: Work) => {
    const action = { title, kind };
    offers.push(asked.byUser ? complete(server, file, action, work) : lazily(server, file, action, work));
  };
  if (tool) {
    const field = tool.node.entries.findLast(({ key }) => key.value === "code" || key.value === "source");
    const near = asked.byUser || (field && at(offset, tool.piece.start + field.start, tool.piece.start + field.end));
    if (asked.extract && near && field?.key.value === "code")
      offer(`Move the code of ‘${tool.name}’ to a file`, "refactor.extract", { do: "extract", offset });
    if (asked.inline && near && field?.key.value === "source") {
      const remove = (delete_: boolean): Work => ({ do: "inline", offset, remove: delete_ });
      if (server.abilities.deleteFiles)
        offer(`Move the file of ‘${tool.name}’ into the config`, "refactor.inline", remove(true));
      offer(`Copy the file of ‘${tool.name}’ into the config`, "refactor.inline", remove(false));
    }
  }
  if (asked.types) offer("Add tool types (agentwright-env.d.ts)", "source", { do: "toolTypes" });
  return offers;
}

function at(offset: number, start: number, end: number): boolean {
  return offset >= start && offset <= end;
}
