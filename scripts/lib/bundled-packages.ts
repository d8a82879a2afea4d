import { build } from "esbuild";

/** Entry points of everything that is shipped, with the platform it is bundled for. */
const entries = [
  { platform: "node", file: "client/src/extension.ts" },
  { platform: "node", file: "server/src/main.ts" },
  { platform: "node", file: "cli/src/main.ts" },
  { platform: "node", file: "packages/compiler/src/engine/main.ts" },
  { platform: "browser", file: "client/src/webview/main.ts" },
] as const;

/** Names of the npm packages that end up in a bundle, sorted. Nothing is written. */
export async function bundledPackages(): Promise<string[]> {
  const names = new Set<string>();
  for (const { platform, file } of entries) {
    const { metafile } = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      metafile: true,
      platform,
      format: "esm",
      outdir: "out",
      logLevel: "error",
      mainFields: ["module", "main"],
      external: ["vscode", "esbuild"],
      plugins: [
        {
          name: "generated-text",
          // The worker's source is bundled by a step of its own and holds nothing that the page does not.
          setup: setup => {
            setup.onResolve({ filter: /^virtual:|\?/ }, ({ path }) => ({ path, namespace: "empty" }));
            setup.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "export default ''", loader: "js" }));
          },
        },
      ],
    });
    for (const input of Object.keys(metafile.inputs)) {
      const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input)?.[1];
      if (found !== undefined && !found.startsWith("@agentwright/")) names.add(found);
    }
  }
  return [...names].sort();
}
