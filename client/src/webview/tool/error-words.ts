import type { CallError } from "@agentwright/protocol";
import type { Words } from "../../previews/agent/words.ts";

/** What kind of thing went wrong, in a few words; the error's own message follows. */
export function errorTitle(error: CallError, words: Words): string {
  switch (error.code) {
    case "thrown":
      return words.errThrown;
    case "out-of-time":
      return words.errTime;
    case "out-of-memory":
      return words.errMemory;
    case "stack-overflow":
      return words.errStack;
    case "bad-input":
      return words.errInput;
    case "syntax":
      return words.errSyntax;
    case "not-json":
      return words.errJson;
    case "stuck":
      return words.errStuck;
    case "cancelled":
      return words.errCancelled;
    case "bad-plugin":
      return words.errPlugin;
    default:
      return words.errOther;
  }
}
