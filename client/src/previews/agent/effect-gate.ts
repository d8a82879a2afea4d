import type { Effect, HttpRequest, HttpResponse, PluginManifest } from "@agentwright/protocol";
import type { EffectHost } from "@agentwright/runtime";
import type { ToExtension, ToPage } from "./messages.ts";

type Asked = Extract<ToExtension, { readonly type: "effect" }>;
type Answer = Omit<Extract<ToPage, { readonly type: "response" }>, "type" | "id">;

/** What the gate needs from around it. */
export interface GateSurroundings {
  trusted(): boolean;
  /** The host that checks the request against the plugin's permissions, adds secrets and sends it. */
  hostFor(manifest: PluginManifest): Promise<EffectHost>;
  readonly words: { readonly untrusted: string; readonly noConsent: string; readonly notHttp: string };
}

/**
 * Lets requests of one preview out. The page asked the user, but what is believed is kept here: to which hosts he said
 * *always*, and that the workspace is trusted. The plugin's permissions are checked by the policy of the runtime.
 */
export class EffectGate {
  readonly #around: GateSurroundings;
  readonly #always = new Set<string>();
  readonly #open = new Map<number, AbortController>();

  constructor(around: GateSurroundings) {
    this.#around = around;
  }

  async send(asked: Asked, manifest: PluginManifest | undefined): Promise<Answer> {
    const { words } = this.#around;
    const host = hostOf(asked.request);
    if (!this.#around.trusted()) return refusal(words.untrusted);
    if (manifest === undefined || host === undefined) return refusal(words.notHttp);
    if (asked.consent === "given" && !this.#always.has(host)) return refusal(words.noConsent);
    if (asked.consent === "always") this.#always.add(host);
    const ended = new AbortController();
    this.#open.set(asked.id, ended);
    try {
      const effect: Effect = { id: asked.id, kind: "http", request: asked.request };
      const { result, record } = await (await this.#around.hostFor(manifest)).perform(effect, ended.signal);
      const { ms, outcome, detail } = record;
      if (result.ok) return { ms, outcome, response: result.value as unknown as HttpResponse };
      return { ms, outcome, problem: detail };
    } finally {
      this.#open.delete(asked.id);
    }
  }

  cancel(id: number): void {
    this.#open.get(id)?.abort();
  }

  dispose(): void {
    for (const ended of this.#open.values()) ended.abort();
  }
}

function hostOf(request: HttpRequest): string | undefined {
  return URL.canParse(request.url) ? new URL(request.url).host : undefined;
}

function refusal(problem: string): Answer {
  return { ms: 0, outcome: "refused", problem };
}
