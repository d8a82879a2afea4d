import type { PluginManifest } from "@agentwright/protocol";
import type { PluginFacts } from "../../previews/agent/messages.ts";
import type { PageStart } from "../../previews/agent/start.ts";
import type { EffectDesk } from "../effects/desk.ts";
import type { Port } from "../port.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Memory } from "./memory.ts";

/** The plugin that is shown now. */
export interface Shown {
  readonly manifest: PluginManifest;
  readonly facts: PluginFacts;
  readonly sandbox: Sandbox;
  readonly wasm: Uint8Array;
  /** The modules beside it. */
  readonly modules: readonly Uint8Array[];
}

/** What every part of the page may use. */
export interface Page {
  readonly start: PageStart;
  readonly port: Port;
  readonly desk: EffectDesk;
  readonly memory: Memory;
  /** Says something to screen readers, politely. */
  announce(text: string): void;
  shown(): Shown | undefined;
}

/** A part of the page that shows one thing and is told when it changes. */
export interface Part<T> {
  readonly element: HTMLElement;
  update(value: T): void;
}
