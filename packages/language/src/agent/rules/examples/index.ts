import type { RuleExamples } from "../rule.ts";
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

/** The examples of every rule by its code; apart from the rules, because only pages and tests want them. */
export const examplesByCode: Readonly<Record<string, RuleExamples>> = {
  AW101: tabIndent,
  AW102: badIndent,
  AW103: unclosed,
  AW104: missingMark,
  AW105: badEscape,
  AW106: badValue,
  AW107: duplicateKey,
  AW108: badAlias,
  AW109: badKey,
  AW110: extraDocument,
  AW111: trailingComma,
  AW112: commentInJson,
  AW113: unexpectedText,
  AW114: tooDeep,
  AW115: notAMap,
  AW116: newerFormat,
  AW117: missingField,
  AW118: unknownField,
  AW119: wrongType,
  AW120: unknownChoice,
  AW121: numberRange,
  AW122: textLength,
  AW123: listLength,
  AW124: repeatedItem,
  AW125: badVersion,
  AW126: badId,
  AW127: badUrn,
  AW128: badUrl,
  AW129: badIdentifier,
  AW130: badHost,
  AW131: badSecretReference,
  AW132: badPattern,
  AW133: badRequirement,
  AW134: literalKey,
  AW135: exactlyOne,
  AW136: insecureUrl,
  AW137: backslashPath,
  AW138: pathOutside,
  AW139: styleAgainstTraits,
  AW140: contradictingTraits,
  AW141: lengthAgainstTraits,
  AW142: networkOff,
  AW143: hostsWithoutNetwork,
  AW144: hostNotAllowed,
  AW145: wideHosts,
  AW146: memoryLimits,
  AW147: timeLimits,
  AW148: fileAccess,
  AW149: languagesWithoutExecution,
  AW150: integrationWithoutKey,
  AW151: modelWithoutKey,
  AW152: unusedKey,
  AW153: unknownSecret,
  AW154: customWithoutEndpoint,
  AW155: endpointWithoutCustom,
  AW156: editorModelExtras,
  AW157: agentsWithoutOrchestration,
  AW158: orchestrationWithoutAgents,
  AW159: loopWithoutLimit,
  AW160: limitWithoutLoop,
  AW161: sameAgentTwice,
  AW162: notAnAgentFile,
  AW163: duplicateName,
  AW164: codeWithoutLanguage,
  AW165: languageWithoutCode,
  AW166: sourceExtension,
  AW167: unknownPlaceholder,
  AW168: unusedParameter,
  AW169: bodyOnGet,
  AW170: undeclaredVariable,
  AW171: unusedVariable,
  AW172: defaultMismatch,
  AW173: requiredWithDefault,
  AW174: minimumAboveMaximum,
  AW175: enumType,
  AW176: meaninglessLimit,
  AW177: arrayWithoutItems,
  AW178: binaryWithoutPath,
  AW179: jsonContent,
  AW180: inlineNotEmbedded,
  AW181: goToolInWasm,
  AW182: pluginOnWindows,
  AW183: platformWithoutPlugin,
  AW184: resolverWithoutPolicies,
  AW185: certificationWithoutAttestations,
  AW186: fileMissing,
  AW187: agentMissing,
  AW188: agentCycle,
  AW189: duplicateAgentId,
  AW190: toolSyntax,
  AW191: unresolvedImport,
  AW192: npmImport,
  AW193: noDefaultExport,
  AW194: unknownFlow,
  AW195: duplicateParameter,
  AW196: jsonFile,
  AW197: placeholderInHost,
  AW198: goBuild,
  AW199: goToolFunction,
  AW900: internalFault,
  AW901: unusedSuppression,
  AW902: unknownSuppression,
  AW903: tooManyFindings,
  AW910: projectSyntax,
  AW911: projectField,
  AW912: projectValue,
  AW913: projectRule,
  AW914: projectNewerFormat,
};
