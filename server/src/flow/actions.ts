import { faultActions } from "../actions/fault.ts";
import { touchedBy, wants } from "../actions/wanted.ts";
import type { OpenFlow } from "../documents/open-file.ts";
import type { Answer } from "../kinds/answers.ts";

/** Fixes and ways to silence what is found in a range. */
export const flowCodeActions: Answer<OpenFlow, "codeAction"> = (server, file, { range, context }) => {
  if (!server.abilities.literalActions || !wants(context, "quickfix")) return [];
  return faultActions(server, file, touchedBy(range, server.checker.check(file).findings));
};
