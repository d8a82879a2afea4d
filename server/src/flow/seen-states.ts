import type { FlowState } from "@agentwright/protocol";

/**
 * What a database was last told to know of flows. It holds for a flow as it stood when it was compared: nothing is said
 * of one that was edited since, and its state is back when the edit is taken back.
 */
export class SeenStates {
  #states = new Map<string, { readonly text: string; shape?: string }>();

  /** What was told before holds no more. */
  tell(states: readonly FlowState[]): void {
    this.#states = new Map(states.map(({ slug, text }) => [slug, { text }]));
  }

  /** In a few words, for people; undefined where nothing is known. `shape`: all that a database keeps of the flow. */
  of(slug: string, shape: string): string | undefined {
    const state = this.#states.get(slug);
    if (state === undefined) return undefined;
    // The client has lenses asked for as soon as it has told of a state.
    state.shape ??= shape;
    return state.shape === shape ? state.text : "edited since it was compared";
  }
}
