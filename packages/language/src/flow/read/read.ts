import type ts from "typescript";
import type { FlowDocument } from "../document.ts";
import type { FlowFile, StepModel } from "../model.ts";
import { type FlowModules, type FlowOutside, noFlowsKnown } from "../outside.ts";
import { beginsChain } from "./chain.ts";
import { flowsOf } from "./flows.ts";
import { importsOf, isFlowClass, removedImports, removedOption } from "./imports.ts";
import { Resolver } from "./resolve.ts";
import { type ChainCall, readStep } from "./step.ts";
import type { Unit } from "./unit.ts";
import { type Asked, mostModules, Units } from "./units.ts";

interface Kept {
  readonly asked: readonly Asked[];
  readonly aliases: string;
  readonly file: FlowFile;
}

const kept = new WeakMap<FlowDocument, Kept>();

/**
 * All flows of a file, as they are written: no code is run. What was read of a document before is the answer again, as
 * long as the other files that were asked for are the same.
 */
export function readFlows(
  document: FlowDocument,
  modules: FlowModules & Partial<Pick<FlowOutside, "aliases">> = noFlowsKnown,
): FlowFile {
  const aliases = modules.aliases?.() ?? [];
  const key = aliases.join("\n");
  const before = kept.get(document);
  if (before && before.aliases === key && before.asked.every(one => isSame(one, modules))) return before.file;
  const file = read(document, modules, aliases, key);
  kept.set(document, { asked: document.tree.reading?.asked ?? [], aliases: key, file });
  return file;
}

function isSame({ specifier, from, answer }: Asked, modules: FlowModules): boolean {
  const now = modules.module(specifier, from);
  if (now === answer) return true;
  if (typeof now !== "object" || typeof answer !== "object") return false;
  return now.path === answer.path && now.text === answer.text;
}

function read({ tree }: FlowDocument, modules: FlowModules, aliases: readonly string[], key: string): FlowFile {
  const { file, survey, reading } = tree;
  const holds = reading?.aliases === key && reading.asked.every(one => isSame(one, modules));
  // What steps asked for once counts on while others are edited, but only as long as no limit is near.
  const before = holds && reading.asked.length < mostModules / 2 ? reading : undefined;
  const units = new Units(modules, before?.asked);
  const own: Unit = { path: "", file, survey };
  const resolver = new Resolver(units);
  const steps = new Map<ts.CallExpression, StepModel>();
  const stepOf = (call: ChainCall) => {
    const step = before?.steps.get(call.call) ?? readStep(call, resolver, own);
    steps.set(call.call, step);
    return step;
  };
  const roots = survey.news.filter(node => isFlowClass(node.expression, own, units, aliases));
  const flows = flowsOf(roots, survey.identifiers.filter(beginsChain), { resolver, own, stepOf });
  const removed = [...removedImports(own), ...survey.calls.flatMap(call => removedOption(call, own))];
  tree.reading = { asked: units.asked, aliases: key, steps };
  return { flows, imports: importsOf(own, aliases), removed };
}
