import type { HttpRequest } from "@agentwright/protocol";
import type { ToPage } from "../../previews/agent/messages.ts";
import type { Words } from "../../previews/agent/words.ts";
import type { Port } from "../port.ts";

type Response = Extract<ToPage, { readonly type: "response" }>;

/** Sends requests on behalf of tools. */
export interface Sender {
  /** Why nothing can be sent now; undefined: it can. */
  hindrance(): string | undefined;
  send(request: HttpRequest, consent: "once" | "always" | "given", signal: AbortSignal): Promise<Response>;
}

/** Sends through the extension, which checks everything again. */
export class ExtensionSender implements Sender {
  readonly #port: Port;
  readonly #words: Words;
  readonly #open = new Map<number, (response: Response) => void>();
  #trusted: boolean;
  #last = 0;

  constructor(port: Port, words: Words, trusted: boolean) {
    this.#port = port;
    this.#words = words;
    this.#trusted = trusted;
  }

  trust(trusted: boolean): void {
    this.#trusted = trusted;
  }

  hindrance(): string | undefined {
    return this.#trusted ? undefined : this.#words.untrusted;
  }

  send(request: HttpRequest, consent: "once" | "always" | "given", signal: AbortSignal): Promise<Response> {
    this.#last += 1;
    const id = this.#last;
    return new Promise(resolve => {
      this.#open.set(id, resolve);
      signal.addEventListener("abort", () => this.#port.post({ type: "cancelEffect", id }), { once: true });
      this.#port.post({ type: "effect", id, request, consent });
    });
  }

  /** Takes the extension's answer. */
  take(response: Response): void {
    this.#open.get(response.id)?.(response);
    this.#open.delete(response.id);
  }
}

/** An exported page sends nothing, ever. */
export class NoSender implements Sender {
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  hindrance(): string {
    return this.#words.offline;
  }

  send(): Promise<Response> {
    const problem = this.#words.offline;
    return Promise.resolve({ type: "response", id: 0, ms: 0, outcome: "refused", problem });
  }
}
