import { type ExplainAnswer, type ExplainParams, lspMethods } from "@agentwright/protocol";
import { type Feature, fileOf, guard } from "../feature.ts";

/** `agentwright/explainFile`: what applies to a file, and why, in Markdown. */
export const explainFile: Feature = {
  capabilities: () => ({}),
  listen(server) {
    const failed: ExplainAnswer = { markdown: "This file could not be explained; the log has the details." };
    server.connection.onRequest(
      lspMethods.explainFile,
      guard(server, lspMethods.explainFile, failed, async ({ uri, settings }: ExplainParams) => {
        const { explain } = await import("../explain/explain.ts");
        const file = fileOf(server, uri);
        if (file) await server.checker.prepare(file, () => false);
        return {
          markdown: file ? await explain(server, file, settings) : "There is no such file, or it can't be read.",
        };
      }),
    );
  },
};
