import type { BuildEvent } from "@agentwright/protocol";
import type { Memento } from "vscode";

const key = "agentwright.remoteBuilds";

/** Ids of builds that have a run elsewhere and were not seen to end: a window that is reloaded takes them up again. */
export function remoteBuilds(state: Pick<Memento, "get">): readonly string[] {
  const kept = state.get<unknown>(key);
  return Array.isArray(kept) ? kept.filter(id => typeof id === "string") : [];
}

/** Keeps a build's id from the moment that its run is known until it ends. */
export function rememberRemote(state: Memento, id: string): (event: BuildEvent) => void {
  let kept = remoteBuilds(state).includes(id);
  return ({ type }) => {
    if (type === "remote" && !kept) {
      kept = true;
      void state.update(key, [...remoteBuilds(state), id]);
    }
    if (type === "finished" && kept) void forgetRemote(state, id);
  };
}

export async function forgetRemote(state: Memento, id: string): Promise<void> {
  await state.update(
    key,
    remoteBuilds(state).filter(each => each !== id),
  );
}
