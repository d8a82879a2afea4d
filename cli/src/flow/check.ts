import { checkFlows, openFlow } from "@agentwright/language/flow/index";
import type { FileFinding, PgflowProfile } from "@agentwright/protocol";
import { findProject, findRoot } from "@agentwright/workspace";
import { FlowIndexes } from "@agentwright/workspace/flow-index";
import { diskFlowOutside } from "@agentwright/workspace/flow-outside";
import { flowReader } from "@agentwright/workspace/flow-reader";
import type { Checked } from "../check-files.ts";
import { CannotRun } from "../exit.ts";
import { readText } from "../files.ts";
import type { Input } from "../inputs.ts";

/** Checks flow files exactly as the editor does: same rules, same project file, all flows of the folder beside them. */
export async function checkFlowFiles(inputs: readonly Input[], profile?: PgflowProfile): Promise<Checked> {
  const flows = new FlowIndexes({ reader: async () => flowReader() });
  for (const root of new Set(inputs.map(({ path }) => findRoot(path)))) await flows.load(root);
  const findings: FileFinding[] = [];
  const unreadable: string[] = [];
  let missing = 0;
  for (const { path, name } of inputs) {
    try {
      const text = readText(path, name).replace(/^\uFEFF/, "");
      const { project } = findProject(path);
      const context = {
        outside: diskFlowOutside(path, { flows }),
        ...(project && { project }),
        ...(profile && { profile }),
      };
      const document = openFlow(text, path.slice(path.lastIndexOf("/") + 1));
      const found = checkFlows(document, context);
      const [broken] = document.tree.broken;
      if (broken) {
        const line = document.lines.positionAt(broken.start).line + 1;
        unreadable.push(
          `${name} can't be read as TypeScript at line ${line}, so it is checked only in part. Mend that, and check again.`,
        );
      }
      findings.push(...found.map(finding => ({ ...finding, file: name })));
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      unreadable.push(error.message);
      missing++;
    }
  }
  return { findings, files: inputs.length - missing, unreadable };
}
