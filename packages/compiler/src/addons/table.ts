import { esbuildIntegrity } from "./esbuild-integrity.ts";

/** A part that is too big for the extension and is fetched only with a person's consent. */
export interface AddOn {
  /** Also its npm package. */
  readonly name: string;
  /** The one version that is taken: another would give other bytes. */
  readonly version: string;
  /** Integrity (SRI) of the package and of those it needs, by package name. */
  readonly integrity: Readonly<Record<string, string>>;
  /** The packages of `integrity` that this machine needs. */
  packages(platform: string, arch: string): readonly string[];
  /** About how many bytes it takes on disk. */
  readonly bytes: number;
  /** One sentence: what it is for. */
  readonly why: string;
}

/** Every add-on there is. Nothing else ever fetches code. */
export const addOns = {
  esbuild: {
    name: "esbuild",
    version: "0.28.2",
    integrity: esbuildIntegrity,
    packages: (platform, arch) => ["esbuild", `@esbuild/${platform}-${arch}`],
    bytes: 11_600_000,
    why: "Bundles npm packages that your tools import.",
  },
  pglite: {
    name: "@electric-sql/pglite",
    version: "0.5.17",
    integrity: {
      "@electric-sql/pglite":
        "sha512-8SvKjiUjaU+0O0dbxjOfN+jXz14TEqDWbwDkYOW1aQ11y/ph2JvFVI27ABBo5nfw+ZfSqy4hKCNlbnbB1TDE+g==",
    },
    packages: () => ["@electric-sql/pglite"],
    bytes: 28_000_000,
    why: "A PostgreSQL inside Agentwright, in which the migrations of flows are tried.",
  },
} as const satisfies Readonly<Record<string, AddOn>>;
