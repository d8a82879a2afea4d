import type { Effect, HttpResponse, Json, PluginManifest } from "@agentwright/protocol";
import { type EffectAnswer, makeHost, Refusal } from "@agentwright/runtime";
import type { Words } from "../../previews/agent/words.ts";
import type { Ask, Choice } from "./ask.ts";
import type { Sender } from "./sender.ts";

/** What the desk must know of the plugin whose effects it handles. */
export type DeskPlugin = Pick<PluginManifest, "permissions" | "secrets" | "apiKeys">;

/**
 * Handles what tools ask for. The plugin's permissions decide first, by the same policy as everywhere; what they allow
 * waits for the user, unless he already said yes to that host or left an answer for such requests.
 */
export class EffectDesk {
  readonly #words: Words;
  readonly #sender: Sender;
  readonly #always = new Set<string>();
  readonly #answers = new Map<string, Json>();

  constructor(words: Words, sender: Sender) {
    this.#words = words;
    this.#sender = sender;
  }

  /** Calls `changed` whenever the state of the effect changes; the first time as soon as it is known. */
  async perform(
    plugin: DeskPlugin,
    effect: Effect,
    signal: AbortSignal,
    changed: (ask: Ask) => void,
  ): Promise<EffectAnswer> {
    const ask = this.#askFor(effect);
    const handle = () => this.#handle(ask, signal, changed);
    const host = makeHost({
      // The user may take his time.
      permissions: { ...plugin.permissions, timeoutSeconds: 86_400 },
      secretNames: plugin.secrets,
      ...(plugin.apiKeys === undefined ? {} : { apiKeys: plugin.apiKeys }),
      // The page knows no secret: names stay in the request, the extension fills them in.
      secret: name => `\${secret:${name}}`,
      send: async () => (await handle()) as unknown as HttpResponse,
      llm: handle,
      flow: handle,
    });
    const answer = await host.perform(effect, signal);
    if (ask.state === "waiting" || ask.state === "sending") {
      ask.state = answer.record.outcome;
      ask.detail = answer.record.detail;
    }
    delete ask.choose;
    if (answer.result.ok) ask.value = answer.result.value;
    changed(ask);
    return answer;
  }

  /** Is there an answer by hand that such effects get from now on? */
  remembers(effect: Effect): boolean {
    return this.#answers.has(sameness(effect));
  }

  /** Forgets the answer by hand that such effects get. */
  forget(effect: Effect): void {
    this.#answers.delete(sameness(effect));
  }

  async #handle(ask: Ask, signal: AbortSignal, changed: (ask: Ask) => void): Promise<Json> {
    const known = this.#answers.get(sameness(ask.effect));
    if (known !== undefined) return this.#byHand(ask, known);
    const given = ask.host !== undefined && this.#always.has(ask.host) && ask.hindrance === undefined;
    const choice: Choice = given ? { kind: "send", consent: "always" } : await this.#wait(ask, signal, changed);
    delete ask.choose;
    if (choice.kind === "refuse") return refuse(ask, this.#words.youRefused);
    if (choice.kind === "hand") {
      if (choice.reuse) this.#answers.set(sameness(ask.effect), choice.value);
      return this.#byHand(ask, choice.value);
    }
    if (ask.effect.kind !== "http") return refuse(ask, ask.hindrance ?? this.#words.youRefused);
    if (choice.consent === "always" && ask.host !== undefined) this.#always.add(ask.host);
    ask.state = "sending";
    changed(ask);
    const answer = await this.#sender.send(ask.effect.request, given ? "given" : choice.consent, signal);
    ask.ms = answer.ms;
    ask.state = answer.outcome;
    ask.detail = answer.problem ?? String(answer.response?.status ?? "");
    if (answer.outcome === "refused") throw new Refusal(ask.detail);
    if (answer.response === undefined) throw new Error(ask.detail);
    return { ...answer.response };
  }

  #wait(ask: Ask, signal: AbortSignal, changed: (ask: Ask) => void): Promise<Choice> {
    return new Promise(resolve => {
      ask.choose = resolve;
      signal.addEventListener("abort", () => resolve({ kind: "refuse" }), { once: true });
      changed(ask);
    });
  }

  #byHand(ask: Ask, value: Json): Json {
    ask.state = "hand";
    ask.detail = "";
    return value;
  }

  #askFor(effect: Effect): Ask {
    const hindrance = this.#hindrance(effect);
    const host = effect.kind === "http" ? hostOf(effect.request.url) : undefined;
    return {
      effect,
      state: "waiting",
      detail: "",
      ...(hindrance === undefined ? {} : { hindrance }),
      ...(host === undefined ? {} : { host }),
    };
  }

  #hindrance(effect: Effect): string | undefined {
    if (effect.kind === "llm") return this.#words.asksModel;
    if (effect.kind === "flow") return this.#words.asksFlow;
    return this.#sender.hindrance();
  }
}

function refuse(ask: Ask, reason: string): never {
  ask.state = "refused";
  ask.detail = reason;
  throw new Refusal(reason);
}

/** Effects that one answer by hand stands for: the same method and address, its query aside. */
function sameness(effect: Effect): string {
  if (effect.kind !== "http") return effect.kind;
  return `${effect.request.method.toUpperCase()} ${effect.request.url.split(/[?#]/)[0]}`;
}

/** Host and port of an address; undefined if it is none. */
export function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
