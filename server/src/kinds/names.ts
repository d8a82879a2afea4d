import type { OpenFile } from "../documents/open-file.ts";
import { type Answers, later } from "./answers.ts";

const chunk = () => import("../names/answers.ts");

/** What is asked about the names in configs and project files, loaded with the first such question. */
export const names = {
  definition: later(
    chunk,
    ({ definitionAt }) =>
      (server, _file, params, token) =>
        definitionAt(server, params, token),
  ),
  references: later(
    chunk,
    ({ referencesAt }) =>
      (server, _file, params, token) =>
        referencesAt(server, params, token),
  ),
  documentHighlight: later(
    chunk,
    ({ highlightsAt }) =>
      (server, _file, params) =>
        highlightsAt(server, params),
  ),
  prepareRename: later(
    chunk,
    ({ prepareRename }) =>
      (server, _file, params) =>
        prepareRename(server, params),
  ),
  rename: later(
    chunk,
    ({ rename }) =>
      (server, _file, params, token) =>
        rename(server, params, token),
  ),
} satisfies Answers<OpenFile>;
