import type { FromFlowPage } from "../../previews/flow/messages.ts";
import type { FlowPageStart } from "../../previews/flow/start.ts";
import type { Port } from "../port.ts";
import type { FlowMemory } from "./memory.ts";

/** What every part of the page may use. */
export interface FlowPage {
  readonly start: FlowPageStart;
  readonly port: Pick<Port<unknown, FromFlowPage>, "post">;
  readonly memory: FlowMemory;
  /** Says something to screen readers, politely. */
  announce(text: string): void;
  /** Marks a step in picture and list. */
  select(id: string | undefined): void;
  /** Shows a step's source. */
  reveal(slug: string | undefined): void;
  /** What is laid over the flow changed: draw anew. */
  refresh(): void;
}
