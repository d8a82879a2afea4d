import type * as Answers from "@agentwright/language/agent/features/at-cursor";

let loading: Promise<typeof Answers> | undefined;

/** What answers requests at a cursor: a chunk of its own, since a server's start has no use for it. */
export function atCursor(): Promise<typeof Answers> {
  loading ??= import("@agentwright/language/agent/features/at-cursor");
  return loading;
}
