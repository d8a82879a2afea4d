import { documentValue, type Syntax, type TextEdit } from "../../syntax/index.ts";
import { isRecord } from "../check/record.ts";
import { type AgentDocument, editAgent, openAgent } from "../document.ts";
import { agentFormat } from "../spec/agent.ts";

/** How a config of one format becomes one of the next: pure, and tested with a text before and after. */
export interface MigrationStep {
  readonly from: number;
  /** One sentence: what changes. */
  readonly title: string;
  /** Edits in offsets of the document, that of `format` included; comments and layout stay. */
  edits(document: AgentDocument): readonly TextEdit[];
}

/** In order. Format 1 is the first, so there is nothing to come from yet. */
export const migrationSteps: readonly MigrationStep[] = [];

/** A config in the newest format that this build knows. */
export interface Migration {
  readonly text: string;
  /** What was done, a sentence each; empty if there was nothing to do. */
  readonly steps: readonly string[];
  /** Why nothing can be done, one sentence. */
  readonly problem?: string;
}

/** Brings a config to the newest format, step by step. */
export function migrate(text: string, syntax: Syntax, known: readonly MigrationStep[] = migrationSteps): Migration {
  let document = openAgent(text, syntax);
  const newest = agentFormat + known.length;
  const steps: string[] = [];
  for (let format = formatOf(document); format < newest; format++) {
    const step = known.find(({ from }) => from === format);
    if (!step) return { text, steps: [], problem: `Nothing is known of format ${format}.` };
    document = editAgent(document, step.edits(document));
    steps.push(step.title);
  }
  const format = formatOf(document);
  if (format <= newest) return { text: document.source.text, steps };
  const problem = `It has the format ${format}, but this version of Agentwright knows formats up to ${newest}. Update it.`;
  return { text, steps: [], problem };
}

/** The format that a config says it has; the first where it says nothing that can be understood. */
function formatOf(document: AgentDocument): number {
  const model = documentValue(document.source);
  const format = isRecord(model) ? model.format : undefined;
  return typeof format === "number" && Number.isInteger(format) && format > 0 ? format : 1;
}
