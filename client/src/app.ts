import type { ExtensionContext } from "vscode";
import type { BuildFindings } from "./build/findings.ts";
import type { Builds } from "./builds/builds.ts";
import type { EngineDoor } from "./engine/door.ts";
import type { ReadonlyTexts } from "./files/readonly.ts";
import type { UnsavedTexts } from "./files/unsaved.ts";
import type { FlowStates } from "./flow/states.ts";
import type { Log } from "./log/log.ts";
import type { SecretStore } from "./secrets/store.ts";
import type { ServerDoor } from "./server/door.ts";

/** What every command may use; made once at activation. */
export interface App {
  readonly context: ExtensionContext;
  readonly log: Log;
  readonly server: ServerDoor;
  readonly engine: EngineDoor;
  readonly secrets: SecretStore;
  readonly texts: ReadonlyTexts;
  readonly unsaved: UnsavedTexts;
  readonly findings: BuildFindings;
  readonly flows: FlowStates;
  readonly builds: Builds;
}
