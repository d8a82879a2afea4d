import type { PluginManifest } from "@agentwright/protocol";

/** Everything that goes into a plugin beside the kernel. Strings must be normalised (LF, no BOM) by the caller. */
export interface PluginParts {
  readonly manifest: PluginManifest;
  /** ES modules (types already stripped) and JSON files, under the names by which stack places will show them. */
  readonly modules: readonly PluginModule[];
  /** How each tool of the manifest is answered; a tool of the manifest that is missing here is an error. */
  readonly tools: readonly PluginTool[];
  /** Embedded resources alone; one that stays outside is only in the manifest. */
  readonly resources: readonly PluginResource[];
  readonly limits?: PluginLimits;
}

/** `name` is a relative path with `/`, such as `tools/refund.ts`. Names that begin with `agentwright:` are ours. */
export interface PluginModule {
  readonly name: string;
  readonly source: string;
}

export type PluginTool =
  /** Calls the default export of a module, `async (input, host) => …`. */
  | { readonly name: string; readonly kind: "code"; readonly module: string }
  | { readonly name: string; readonly kind: "http"; readonly http: HttpDeclaration }
  /** Asks the host to run a flow with the input as its input. */
  | { readonly name: string; readonly kind: "flow"; readonly flow: string };

/**
 * A request with `{{parameter}}` in it. In `url` a value is percent-encoded; in a header it stands as it is, without
 * line ends; in a JSON body it is escaped as a part of a string, and written as JSON elsewhere and where it is a whole
 * string (`"{{count}}"` may become `5`); in a form body it is percent-encoded; in any other body it stands as it is. `${secret:NAME}` is left for the host.
 */
export interface HttpDeclaration {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `content` is the text, or base64 for type `binary`. */
export interface PluginResource {
  readonly name: string;
  readonly type: "text" | "json" | "binary";
  readonly content: string;
}

export interface PluginLimits {
  /** Megabytes (2^20 bytes) of memory for the plugin's JavaScript; 64 if absent, 16 at least and 2048 at most. */
  readonly memoryMb?: number;
  /**
   * Roughly how many milliseconds of computing one request may take on a usual machine; 1000 if absent, 30000 at most.
   * It is counted in steps of the interpreter, not by a clock, so that it is the same on each machine.
   */
  readonly computeMs?: number;
}
