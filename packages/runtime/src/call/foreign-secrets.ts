import type { Json } from "@agentwright/protocol";
import { maskJson } from "../policy/mask.ts";
import { secretsIn } from "../policy/secrets.ts";
import { refused } from "./perform.ts";
import type { EffectAnswer, EffectHost } from "./types.ts";

/**
 * A host that fills in no secret whose placeholder came from outside the plugin: from the call's input or from the
 * answer to an earlier effect. Else whoever writes those texts (a model, a web page) could have any secret of the config
 * sent wherever the tool copies them. A request that names such a secret is refused before `host` sees it.
 *
 * Looked for are placeholders as they stand, behind JSON or URL escapes, and in two values that only together spell
 * one; a tool that rebuilds them in another way (base64, letter by letter) names the secret itself.
 */
export function guardSecrets(host: EffectHost, input: Json): EffectHost {
  const foreign = new Set<string>();
  learn(input, foreign);
  return {
    mask: text => host.mask(text),
    async perform(effect, signal) {
      const named = effect.kind === "http" ? secretsIn(effect.request) : [];
      const found = named.find(name => foreign.has(name) || foreign.has(anyName));
      if (found !== undefined) return masked(refused(effect, notItsOwn(found)), host);
      const answer = await host.perform(effect, signal);
      if (answer.result.ok) learn(answer.result.value, foreign);
      return answer;
    },
  };
}

/** A tool may hold in hand the value of a secret that it guessed or was told. */
function masked(answer: EffectAnswer, host: EffectHost): EffectAnswer {
  const request = maskJson(answer.record.request, text => host.mask(text));
  return { ...answer, record: { ...answer.record, request } };
}

function notItsOwn(name: string): string {
  return (
    `The secret “${name}” was named by the call's input or by an answer, not by the tool itself, so it was not sent. ` +
    "Leave “${secret:” out of the input."
  );
}

/** Stands for every name: a text that begins a placeholder lets the next one choose. No name holds a brace. */
const anyName = "}";

function learn(value: Json, foreign: Set<string>): void {
  if (typeof value === "string") learnText(value, foreign);
  else if (Array.isArray(value)) for (const item of value) learn(item, foreign);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      learnText(key, foreign);
      learn(item, foreign);
    }
  }
}

function learnText(text: string, foreign: Set<string>): void {
  for (const spelling of new Set([text, decoded(text), decoded(decoded(text))])) {
    for (const [, name, end] of spelling.matchAll(/\{secret:([^}]*)(\}?)/g))
      foreign.add(end === "" ? anyName : (name ?? ""));
    // The rest of a placeholder that the value before it begins.
    const tail = /^(?:secret|ecret|cret|ret|et|t)?:([^}]*)\}/.exec(spelling)?.[1];
    if (tail !== undefined) foreign.add(tail);
  }
}

/** A text with its JSON and URL escapes of single characters undone once. */
function decoded(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})|%([0-7][0-9a-f])/gi, (_, four?: string, two?: string) =>
    String.fromCharCode(Number.parseInt(four ?? two ?? "", 16)),
  );
}
