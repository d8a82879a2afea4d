// Promises that were rejected and that nobody has handled; a tool that forgets to await one should hear of it.
import { log } from "agentwright:log";
import { show } from "agentwright:show";

const open = new Map();

// The kernel calls this; `handled`: somebody handles it after all.
export function rejected(promise, reason, handled) {
  if (handled) open.delete(promise);
  else open.set(promise, reason);
}

export function logRejections() {
  for (const reason of open.values()) log("error", `A promise was rejected and nobody handled it: ${show(reason)}`);
  open.clear();
}
