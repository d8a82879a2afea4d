import type { Words } from "../../previews/agent/words.ts";
import type { Field } from "./field.ts";
import type { InputPath } from "./path.ts";
import type { Slot } from "./slot.ts";

/** Where a problem of one control is shown, and what gets the focus then. */
export interface Anchor {
  readonly focus: HTMLElement;
  show(message: string | undefined): void;
}

/** What the controls of one form share. */
export interface FormContext {
  readonly words: Words;
  /** A control registers itself when it is made. */
  readonly anchors: Map<InputPath, Anchor>;
  /** Called after each change of the draft. */
  changed(): void;
}

/** What a control that holds others needs beside. */
export interface FieldContext extends FormContext {
  nested(field: Field, path: InputPath, slot: Slot): HTMLElement;
}
