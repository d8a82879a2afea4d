import { type FileParams, lspMethods, type SectionReport } from "@agentwright/protocol";
import { type Feature, fileOf, guard } from "../feature.ts";
import { reportSections } from "../sections/report-sections.ts";

/** `agentwright/checkSections`: one row for each section of the format, with what was found in it. */
export const checkSections: Feature = {
  capabilities: () => ({}),
  listen(server) {
    server.connection.onRequest(
      lspMethods.checkSections,
      guard(server, lspMethods.checkSections, [] as SectionReport[], ({ uri }: FileParams) => {
        const file = fileOf(server, uri);
        return file?.kind === "agent" ? reportSections(server, file) : [];
      }),
    );
  },
};
