import { agentCycle } from "./agent-cycle.ts";
import { agentMissing } from "./agent-missing.ts";
import { agentsWithoutOrchestration } from "./agents-without-orchestration.ts";
import { arrayWithoutItems } from "./array-without-items.ts";
import { backslashPath } from "./backslash-path.ts";
import { badAlias } from "./bad-alias.ts";
import { badEscape } from "./bad-escape.ts";
import { badHost } from "./bad-host.ts";
import { badId } from "./bad-id.ts";
import { badIdentifier } from "./bad-identifier.ts";
import { badIndent } from "./bad-indent.ts";
import { badKey } from "./bad-key.ts";
import { badPattern } from "./bad-pattern.ts";
import { badRequirement } from "./bad-requirement.ts";
import { badSecretReference } from "./bad-secret-reference.ts";
import { badUrl } from "./bad-url.ts";
import { badUrn } from "./bad-urn.ts";
import { badValue } from "./bad-value.ts";
import { badVersion } from "./bad-version.ts";
import { binaryWithoutPath } from "./binary-without-path.ts";
import { bodyOnGet } from "./body-on-get.ts";
import { certificationWithoutAttestations } from "./certification-without-attestations.ts";
import { codeWithoutLanguage } from "./code-without-language.ts";
import { commentInJson } from "./comment-in-json.ts";
import { contradictingTraits } from "./contradicting-traits.ts";
import { customWithoutEndpoint } from "./custom-without-endpoint.ts";
import { defaultMismatch } from "./default-mismatch.ts";
import { duplicateAgentId } from "./duplicate-agent-id.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateName } from "./duplicate-name.ts";
import { duplicateParameter } from "./duplicate-parameter.ts";
import { editorModelExtras } from "./editor-model-extras.ts";
import { endpointWithoutCustom } from "./endpoint-without-custom.ts";
import { enumType } from "./enum-type.ts";
import { exactlyOne } from "./exactly-one.ts";
import { extraDocument } from "./extra-document.ts";
import { fileAccess } from "./file-access.ts";
import { fileMissing } from "./file-missing.ts";
import { goBuild } from "./go-build.ts";
import { goToolFunction } from "./go-tool-function.ts";
import { goToolInWasm } from "./go-tool-in-wasm.ts";
import { hostNotAllowed } from "./host-not-allowed.ts";
import { hostsWithoutNetwork } from "./hosts-without-network.ts";
import { inlineNotEmbedded } from "./inline-not-embedded.ts";
import { insecureUrl } from "./insecure-url.ts";
import { integrationWithoutKey } from "./integration-without-key.ts";
import { internalFault } from "./internal-fault.ts";
import { jsonContent } from "./json-content.ts";
import { jsonFile } from "./json-file.ts";
import { languageWithoutCode } from "./language-without-code.ts";
import { languagesWithoutExecution } from "./languages-without-execution.ts";
import { lengthAgainstTraits } from "./length-against-traits.ts";
import { limitWithoutLoop } from "./limit-without-loop.ts";
import { listLength } from "./list-length.ts";
import { literalKey } from "./literal-key.ts";
import { loopWithoutLimit } from "./loop-without-limit.ts";
import { meaninglessLimit } from "./meaningless-limit.ts";
import { memoryLimits } from "./memory-limits.ts";
import { minimumAboveMaximum } from "./minimum-above-maximum.ts";
import { missingField } from "./missing-field.ts";
import { missingMark } from "./missing-mark.ts";
import { modelWithoutKey } from "./model-without-key.ts";
import { networkOff } from "./network-off.ts";
import { newerFormat } from "./newer-format.ts";
import { noDefaultExport } from "./no-default-export.ts";
import { notAMap } from "./not-a-map.ts";
import { notAnAgentFile } from "./not-an-agent-file.ts";
import { npmImport } from "./npm-import.ts";
import { numberRange } from "./number-range.ts";
import { orchestrationWithoutAgents } from "./orchestration-without-agents.ts";
import { pathOutside } from "./path-outside.ts";
import { placeholderInHost } from "./placeholder-in-host.ts";
import { platformWithoutPlugin } from "./platform-without-plugin.ts";
import { pluginOnWindows } from "./plugin-on-windows.ts";
import { projectField } from "./project-field.ts";
import { projectNewerFormat } from "./project-newer-format.ts";
import { projectRule } from "./project-rule.ts";
import { projectSyntax } from "./project-syntax.ts";
import { projectValue } from "./project-value.ts";
import { repeatedItem } from "./repeated-item.ts";
import { requiredWithDefault } from "./required-with-default.ts";
import { resolverWithoutPolicies } from "./resolver-without-policies.ts";
import type { AgentRule, PartRule, Rule } from "./rule.ts";
import { sameAgentTwice } from "./same-agent-twice.ts";
import { sourceExtension } from "./source-extension.ts";
import { styleAgainstTraits } from "./style-against-traits.ts";
import { tabIndent } from "./tab-indent.ts";
import { textLength } from "./text-length.ts";
import { timeLimits } from "./time-limits.ts";
import { tooDeep } from "./too-deep.ts";
import { tooManyFindings } from "./too-many-findings.ts";
import { toolSyntax } from "./tool-syntax.ts";
import { trailingComma } from "./trailing-comma.ts";
import { unclosed } from "./unclosed.ts";
import { undeclaredVariable } from "./undeclared-variable.ts";
import { unexpectedText } from "./unexpected-text.ts";
import { unknownChoice } from "./unknown-choice.ts";
import { unknownField } from "./unknown-field.ts";
import { unknownFlow } from "./unknown-flow.ts";
import { unknownPlaceholder } from "./unknown-placeholder.ts";
import { unknownSecret } from "./unknown-secret.ts";
import { unknownSuppression } from "./unknown-suppression.ts";
import { unresolvedImport } from "./unresolved-import.ts";
import { unusedKey } from "./unused-key.ts";
import { unusedParameter } from "./unused-parameter.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { unusedVariable } from "./unused-variable.ts";
import { wideHosts } from "./wide-hosts.ts";
import { wrongType } from "./wrong-type.ts";

/** Every rule, in the order of the codes. A new rule is one file and one line here. */
export const ruleList: readonly Rule[] = [
  tabIndent,
  badIndent,
  unclosed,
  missingMark,
  badEscape,
  badValue,
  duplicateKey,
  badAlias,
  badKey,
  extraDocument,
  trailingComma,
  commentInJson,
  unexpectedText,
  tooDeep,
  notAMap,
  newerFormat,
  missingField,
  unknownField,
  wrongType,
  unknownChoice,
  numberRange,
  textLength,
  listLength,
  repeatedItem,
  badVersion,
  badId,
  badUrn,
  badUrl,
  badIdentifier,
  badHost,
  badSecretReference,
  badPattern,
  badRequirement,
  literalKey,
  exactlyOne,
  insecureUrl,
  backslashPath,
  pathOutside,
  styleAgainstTraits,
  contradictingTraits,
  lengthAgainstTraits,
  networkOff,
  hostsWithoutNetwork,
  hostNotAllowed,
  wideHosts,
  memoryLimits,
  timeLimits,
  fileAccess,
  languagesWithoutExecution,
  integrationWithoutKey,
  modelWithoutKey,
  unusedKey,
  unknownSecret,
  customWithoutEndpoint,
  endpointWithoutCustom,
  editorModelExtras,
  agentsWithoutOrchestration,
  orchestrationWithoutAgents,
  loopWithoutLimit,
  limitWithoutLoop,
  sameAgentTwice,
  notAnAgentFile,
  duplicateName,
  codeWithoutLanguage,
  languageWithoutCode,
  sourceExtension,
  unknownPlaceholder,
  unusedParameter,
  bodyOnGet,
  undeclaredVariable,
  unusedVariable,
  defaultMismatch,
  requiredWithDefault,
  minimumAboveMaximum,
  enumType,
  meaninglessLimit,
  arrayWithoutItems,
  binaryWithoutPath,
  jsonContent,
  inlineNotEmbedded,
  goToolInWasm,
  pluginOnWindows,
  platformWithoutPlugin,
  resolverWithoutPolicies,
  certificationWithoutAttestations,
  fileMissing,
  agentMissing,
  agentCycle,
  duplicateAgentId,
  toolSyntax,
  unresolvedImport,
  npmImport,
  noDefaultExport,
  unknownFlow,
  duplicateParameter,
  jsonFile,
  placeholderInHost,
  goBuild,
  goToolFunction,
  internalFault,
  unusedSuppression,
  unknownSuppression,
  tooManyFindings,
  projectSyntax,
  projectField,
  projectValue,
  projectRule,
  projectNewerFormat,
];

/** Rules that look at one section or item alone. */
export const partRules: readonly PartRule[] = ruleList.filter(rule => rule.from === "part");

/** Rules that look across sections and files. */
export const agentRules: readonly AgentRule[] = ruleList.filter(rule => rule.from === "agent");

const byCode = new Map<string, Rule>(
  ruleList.flatMap(rule => [[rule.code, rule] as const, [rule.name, rule] as const]),
);

/** A rule by its code (`AW117`) or its name (`missing-field`). */
export function ruleByCode(code: string): Rule | undefined {
  return byCode.get(code);
}
