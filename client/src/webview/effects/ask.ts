import type { Effect, Json } from "@agentwright/protocol";

/** What the user says to an effect. */
export type Choice =
  | { readonly kind: "send"; readonly consent: "once" | "always" }
  | { readonly kind: "refuse" }
  | { readonly kind: "hand"; readonly value: Json; readonly reuse: boolean };

/** Where an effect stands. `hand`: the user typed the answer. */
export type AskState = "waiting" | "sending" | "done" | "hand" | "refused" | "failed";

/** One effect on its way, as the page shows it. */
export interface Ask {
  readonly effect: Effect;
  /** The host it goes to, for http. */
  readonly host?: string;
  /** Why it can't be sent from here; absent: it can. */
  readonly hindrance?: string;
  state: AskState;
  /** Why it was refused or failed, or the HTTP status. */
  detail: string;
  ms?: number;
  /** Answer that went back to the tool. */
  value?: Json;
  /** There while it waits for the user. */
  choose?: (choice: Choice) => void;
}
