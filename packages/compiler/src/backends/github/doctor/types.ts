import type { Wishes } from "../git/repository.ts";
import type { RemoteDeps } from "../types.ts";

/** One thing that has to be in order before GitHub can compile, and whether it is. */
export interface DoctorCheck {
  readonly id: "repository" | "access" | "workflow" | "compiler" | "enabled" | "start" | "send" | "refs";
  /** `unsure`: it can't be told from here. `skipped`: what it rests on is not in order. */
  readonly state: "fine" | "wrong" | "unsure" | "skipped";
  /** One sentence or two; of what is wrong, the last one is the next step. */
  readonly message: string;
}

export interface DoctorOptions extends Wishes, Pick<RemoteDeps, "token" | "fetch" | "mask" | "clock"> {
  /** Any folder of the repository. */
  readonly folder: string;
  /** The command that belongs to this version. */
  readonly cli: { readonly text: string; readonly sha256: string };
  /** Delete what lost connections left below `refs/agentwright/`. */
  readonly sweep: boolean;
  /** Told of each check as it is done. */
  onCheck?(check: DoctorCheck): void;
}
