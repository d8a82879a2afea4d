import type { Draft, GroupDraft } from "./draft.ts";

/** The place of one control's draft inside the form's draft. */
export interface Slot {
  get(): Draft;
  set(draft: Draft): void;
}

/** A slot inside a group. */
export function slotIn(group: GroupDraft, name: string): Slot {
  return {
    get: () => group[name] ?? null,
    set: draft => {
      group[name] = draft;
    },
  };
}
