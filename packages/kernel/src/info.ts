import info from "../kernel.json" with { type: "json" };

/** What kernel.json tells of kernel.wasm, the file beside it. */
export interface KernelInfo {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly abi: number;
  /** How the module talks to its host; `raw` is ABI 1 without imports, the only one there is now. */
  readonly flavour: "raw";
  /** Version of QuickJS-NG. */
  readonly quickjs: string;
  readonly packages: readonly KernelPackage[];
  readonly flags: { readonly compile: readonly string[]; readonly link: readonly string[] };
}

/** A Debian package that the kernel was built from. */
export interface KernelPackage {
  readonly name: string;
  readonly version: string;
  readonly suite: string;
  readonly sha256: string;
}

/** The kernel that this version of Agentwright was built with; it accepts no other. */
export const kernelInfo: KernelInfo = info as KernelInfo;
