import type { TextEdit } from "../../syntax/index.ts";
import { documentValue } from "../../syntax/index.ts";
import { isRecord } from "../check/record.ts";
import type { AgentDocument } from "../document.ts";
import { agentFormat } from "../spec/agent.ts";

/** How a config of one format becomes one of the next: pure, and tested with a text before and after. */
export interface MigrationStep {
  readonly from: number;
  readonly to: number;
  /** One sentence: what changes. */
  readonly title: string;
  /** Edits in offsets of the document, `format` included. */
  edits(document: AgentDocument): readonly TextEdit[];
}

/** In order. Format 1 is the first, so there is nothing to come from yet. */
export const migrationSteps: readonly MigrationStep[] = [];

/** What the next step of a config's migration would be. */
export type Migration =
  | { readonly status: "current" }
  | { readonly status: "newer"; readonly format: number }
  | { readonly status: "step"; readonly step: MigrationStep; readonly edits: readonly TextEdit[] };

/** The next step for a config; apply its edits and ask again until it says `current`. */
export function migrate(document: AgentDocument): Migration {
  const model = documentValue(document.source);
  const given = isRecord(model) ? model.format : undefined;
  const format = typeof given === "number" && Number.isInteger(given) ? given : agentFormat;
  if (format > agentFormat) return { status: "newer", format };
  const step = migrationSteps.find(({ from }) => from === format);
  return step ? { status: "step", step, edits: step.edits(document) } : { status: "current" };
}
