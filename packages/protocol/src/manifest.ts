import type { PromptShape, ResourceShape, ToolShape } from "./abi.ts";
import type { Target } from "./build.ts";
import type { JsonObject } from "./json.ts";

/** Version of the manifest's own shape; a reader refuses a newer one with a sentence. */
export const manifestVersion = 1;

/** The custom section of a plugin that holds its manifest as UTF-8 JSON (RFC 8785 form). Readable without running it. */
export const manifestSection = "agent.manifest";

/** How the line begins that stands before the manifest among the data of a native plugin. */
export const nativeManifestMark = "agent.manifest/1 ";

/** What a plugin says of itself. User code can contradict it: policy is enforced on effects, never on this. */
export interface PluginManifest {
  readonly manifest: typeof manifestVersion;
  readonly abi: number;
  readonly target: Target;
  readonly compiler: string;
  /** SHA-256 of the kernel that the plugin was injected into. */
  readonly kernel?: string;
  readonly agent: AgentCard;
  readonly tools: readonly ToolShape[];
  readonly prompts: readonly PromptShape[];
  readonly resources: readonly ResourceShape[];
  readonly permissions: Permissions;
  /** Names, never values. */
  readonly secrets: readonly string[];
  /** Provider -> name of the secret that is its key. Such a key may be sent to that provider's own host. */
  readonly apiKeys?: Readonly<Record<string, string>>;
  /** Sub-agents of an orchestration, by the digest of their plugins, in order. */
  readonly orchestration?: {
    readonly kind: string;
    readonly maxIterations?: number;
    readonly agents: readonly SubAgent[];
  };
  /** Modules beside the plugin, for tools in another language than the target's; absent: there is none. */
  readonly modules?: readonly SideModule[];
  /** Of a `go-plugin`: what a host must compare with itself before it opens it. */
  readonly go?: GoBuild;
  /** What went in: repository-relative path and SHA-256 of the normalised bytes, sorted by path. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** A module of the bundle, `modules/<sha256>.wasm`: the host sends it the calls of its tools. */
export interface SideModule {
  readonly target: "wasm" | "go-wasm";
  readonly sha256: string;
  readonly tools: readonly string[];
}

/** What `debug/buildinfo` says of a Go plugin. A host that differs in any of it dies in `plugin.Open`. */
export interface GoBuild {
  /** As `runtime.Version()` says it: `go1.24.4`. */
  readonly version: string;
  readonly os: string;
  readonly arch: string;
  /** `GOAMD64`, `GOARM64`…: the level of the instruction set. */
  readonly level?: string;
  readonly trimpath: boolean;
  /** `path@version` of every module in it, sorted. */
  readonly modules: readonly string[];
}

export interface AgentCard {
  readonly id: string;
  readonly urn: string;
  readonly slug: string;
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly description?: string;
  readonly personality?: JsonObject;
  readonly model?: JsonObject;
}

export interface SubAgent {
  readonly slug: string;
  readonly version: string;
  readonly path: string;
  readonly sha256: string;
}

/** What the config lets the plugin ask for. Everything absent is refused. */
export interface Permissions {
  readonly network: boolean;
  /** Host names, `*.example.org` for a domain with its subdomains. Empty and `network`: every public host. */
  readonly hosts: readonly string[];
  readonly browse: boolean;
  readonly executeCode: boolean;
  readonly files: boolean;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}
