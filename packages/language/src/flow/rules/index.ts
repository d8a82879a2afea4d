import { builtinDependency } from "./builtin-dependency.ts";
import { conditionTooNew } from "./condition-too-new.ts";
import { dependsOnNotAList } from "./depends-on-not-a-list.ts";
import { discardedStep } from "./discarded-step.ts";
import { duplicateFlow } from "./duplicate-flow.ts";
import { duplicateStep } from "./duplicate-step.ts";
import { emptyDependsOn } from "./empty-depends-on.ts";
import { flowCaseConflict } from "./flow-case-conflict.ts";
import { flowWithoutSteps } from "./flow-without-steps.ts";
import { laterDependency } from "./later-dependency.ts";
import { longCascade } from "./long-cascade.ts";
import { longTimeout } from "./long-timeout.ts";
import { mapDependsOn } from "./map-depends-on.ts";
import { mapOfSeveral } from "./map-of-several.ts";
import { mapOverNoList } from "./map-over-no-list.ts";
import { nestsTooDeeply } from "./nests-too-deeply.ts";
import { optionBelowMinimum } from "./option-below-minimum.ts";
import { optionNotANumber } from "./option-not-a-number.ts";
import { optionNotAnInteger } from "./option-not-an-integer.ts";
import { outputNotJson } from "./output-not-json.ts";
import { patternNotAnObject } from "./pattern-not-an-object.ts";
import { patternNotJson } from "./pattern-not-json.ts";
import { patternUndefined } from "./pattern-undefined.ts";
import { queueNameTooLong } from "./queue-name-too-long.ts";
import { removedCompilation } from "./removed-compilation.ts";
import { removedCompileFlow } from "./removed-compile-flow.ts";
import { removedControlPlane } from "./removed-control-plane.ts";
import { repeatedDependency } from "./repeated-dependency.ts";
import { retryOverflow } from "./retry-overflow.ts";
import type { FlowRule } from "./rule.ts";
import { runInput } from "./run-input.ts";
import { selfDependency } from "./self-dependency.ts";
import { skippedDependencyRead } from "./skipped-dependency-read.ts";
import { slugBuiltin } from "./slug-builtin.ts";
import { slugCharacters } from "./slug-characters.ts";
import { slugDigit } from "./slug-digit.ts";
import { slugEmpty } from "./slug-empty.ts";
import { slugMissing } from "./slug-missing.ts";
import { slugReserved } from "./slug-reserved.ts";
import { slugTooLong } from "./slug-too-long.ts";
import { slugUnderscores } from "./slug-underscores.ts";
import { startDelayOnFlow } from "./start-delay-on-flow.ts";
import { stepCaseConflict } from "./step-case-conflict.ts";
import { stepQueueNameTooLong } from "./step-queue-name-too-long.ts";
import { stepQueuesWithoutSteps } from "./step-queues-without-steps.ts";
import { stepUnderCondition } from "./step-under-condition.ts";
import { unknownDependency } from "./unknown-dependency.ts";
import { unknownOption } from "./unknown-option.ts";
import { unknownPgflowVersion } from "./unknown-pgflow-version.ts";
import { unknownSkipMode } from "./unknown-skip-mode.ts";
import { unmetWithoutCondition } from "./unmet-without-condition.ts";
import { versionContradiction } from "./version-contradiction.ts";

/** Every rule for flow files, by code. */
export const flowRules: readonly FlowRule[] = [
  slugMissing,
  slugEmpty,
  slugTooLong,
  slugReserved,
  slugDigit,
  slugCharacters,
  slugUnderscores,
  stepCaseConflict,
  duplicateStep,
  unknownDependency,
  laterDependency,
  selfDependency,
  optionBelowMinimum,
  stepQueuesWithoutSteps,
  stepQueueNameTooLong,
  emptyDependsOn,
  unmetWithoutCondition,
  patternNotAnObject,
  mapOverNoList,
  outputNotJson,
  unknownSkipMode,
  queueNameTooLong,
  mapOfSeveral,
  longCascade,
  repeatedDependency,
  flowCaseConflict,
  duplicateFlow,
  patternUndefined,
  patternNotJson,
  optionNotAnInteger,
  optionNotANumber,
  startDelayOnFlow,
  mapDependsOn,
  slugBuiltin,
  unknownOption,
  dependsOnNotAList,
  flowWithoutSteps,
  discardedStep,
  stepUnderCondition,
  retryOverflow,
  longTimeout,
  skippedDependencyRead,
  removedCompileFlow,
  removedControlPlane,
  removedCompilation,
  runInput,
  conditionTooNew,
  builtinDependency,
  unknownPgflowVersion,
  nestsTooDeeply,
  versionContradiction,
];

const byCode = new Map(flowRules.map(rule => [rule.code, rule]));

/** A rule for flow files by its code. */
export function flowRule(code: string): FlowRule | undefined {
  return byCode.get(code);
}
