import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Unavailable } from "./fetch.ts";
import { applyPatches } from "./patches.ts";

const ours = fileURLToPath(new URL("../c/", import.meta.url));
const engineFiles = ["quickjs.c", "libregexp.c", "libunicode.c", "dtoa.c"];

/** The flags that decide about the bytes; kernel.json lists them. No path is among them. */
export const flags = {
  compile: [
    ...["--target=wasm32-wasi", "-nostdlibinc", "-std=gnu11", "-Oz", "-DNDEBUG", "-D_GNU_SOURCE"],
    ...["-ffunction-sections", "-fdata-sections"],
    ...["-mbulk-memory", "-msign-ext", "-mnontrapping-fptoint", "-mmutable-globals"],
  ],
  link: ["--no-entry", "--gc-sections", "--strip-all", "--stack-first", "-z", "stack-size=1048576"],
};

/** Compiles the kernel with the tools below `root`, working in `work`, and gives its bytes. */
export function compileKernel(root: string, work: string): Uint8Array {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  checkTools(root);
  const engine = join(root, "usr/src/quickjs-ng");
  for (const name of readdirSync(engine).filter(one => /\.[ch]$/.test(one)))
    writeFileSync(join(work, name), applyPatches(name, readFileSync(join(engine, name), "utf8")));
  const sources = readdirSync(ours).filter(name => name.endsWith(".c"));
  for (const name of readdirSync(ours)) writeFileSync(join(work, name), readFileSync(join(ours, name)));
  const objects = [
    ...engineFiles.map(name => compile(root, work, name, ["-w"])),
    ...sources.sort().map(name => compile(root, work, name, ["-Wall", "-Wextra", "-Werror"])),
  ];
  const libraries = [
    join(root, "usr/lib/wasm32-wasi/libc.a"),
    join(root, "usr/lib/llvm-16/lib/clang/16/lib/wasi/libclang_rt.builtins-wasm32.a"),
  ];
  tool(root, work, "wasm-ld", [...flags.link, "-o", "kernel.wasm", ...objects, ...libraries]);
  return new Uint8Array(readFileSync(join(work, "kernel.wasm")));
}

function compile(root: string, work: string, source: string, warnings: string[]): string {
  const object = `${basename(source, ".c")}.o`;
  const paths = [
    ...["-isystem", join(root, "usr/include/wasm32-wasi")],
    ...["-resource-dir", join(root, "usr/lib/llvm-16/lib/clang/16")],
    ...["--sysroot=/nonexistent", `-ffile-prefix-map=${root}=/`],
  ];
  tool(root, work, "clang", [...flags.compile, ...paths, ...warnings, "-c", source, "-o", object]);
  return object;
}

function tool(root: string, work: string, name: string, args: string[]): string {
  const libraries = [join(root, "usr/lib/x86_64-linux-gnu"), join(root, "usr/lib/llvm-16/lib")].join(":");
  const env = { PATH: process.env.PATH, LD_LIBRARY_PATH: libraries };
  return execFileSync(join(root, "usr/lib/llvm-16/bin", name), args, { cwd: work, env, encoding: "utf8" });
}

/** The compiler needs a few shared libraries of the system: say which is missing before anything else. */
function checkTools(root: string): void {
  try {
    tool(root, root, "clang", ["--version"]);
  } catch (error) {
    throw new Unavailable(
      `clang-16 does not start here: ${String((error as Error).message)
        .trim()
        .split("\n")
        .at(-1)}`,
    );
  }
}
