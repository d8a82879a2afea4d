import { signatureTriggers } from "@agentwright/language/agent/features/triggers";
import type { Feature } from "../feature.ts";
import { ask } from "../kinds/ask.ts";

/** `textDocument/signatureHelp`: inside `{{…}}`, what the tool or prompt declares. */
export const signatureHelp: Feature = {
  capabilities: () => ({
    signatureHelpProvider: { triggerCharacters: [...signatureTriggers], retriggerCharacters: [" "] },
  }),
  listen(server) {
    server.connection.onSignatureHelp(ask(server, "textDocument/signatureHelp", "signatureHelp", null));
  },
};
