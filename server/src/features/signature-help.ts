import { signatureTriggers } from "@agentwright/language/agent/features/triggers";
import type { SignatureHelp } from "vscode-languageserver";
import { atCursor } from "../at-cursor.ts";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `textDocument/signatureHelp`: inside `{{…}}`, what the tool or prompt declares. */
export const signatureHelp: Feature = {
  capabilities: () => ({
    signatureHelpProvider: { triggerCharacters: [...signatureTriggers], retriggerCharacters: [" "] },
  }),
  listen(server) {
    server.connection.onSignatureHelp(
      guard(server, "textDocument/signatureHelp", null as SignatureHelp | null, async ({ textDocument, position }) => {
        const { signature } = await atCursor();
        const file = openAgentOf(server, textDocument.uri);
        if (!file) return null;
        const offset = file.agent.source.lines.offsetAt(position);
        return signature(file.agent, offset, server.abilities.signature) ?? null;
      }),
    );
  },
};
