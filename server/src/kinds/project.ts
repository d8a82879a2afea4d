import { checkProject } from "@agentwright/language/project/index";
import type { OpenProject } from "../documents/open-file.ts";
import { later } from "./answers.ts";
import type { Kind } from "./kind.ts";
import { names } from "./names.ts";

/** Project files: the names of secrets in them are names like those in configs. */
export const projectKind: Kind<OpenProject> = {
  check: ({ text }) => checkProject(text),
  isHeard: false,
  answers: {
    codeAction: later(
      () => import("../actions/actions-for.ts"),
      ({ projectActions }) => projectActions,
    ),
    ...names,
  },
};
