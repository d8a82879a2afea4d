/** A Debian package by name, version and content; `suite` is where the mirror lists it. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly suite: string;
  readonly sha256: string;
}

/** Everything that the kernel is built from, and nothing else: compiler, linker, C library, QuickJS-NG. */
export const packages: readonly DebianPackage[] = [
  {
    name: "clang-16",
    version: "1:16.0.6-15~deb12u1",
    suite: "bookworm",
    sha256: "2023dc8dc3f69224bf336c95726dbf5e466218ecf2a6507dd583deaf46b2f004",
  },
  {
    name: "libclang-common-16-dev",
    version: "1:16.0.6-15~deb12u1",
    suite: "bookworm",
    sha256: "da759ba63b691f8a0ce1b4b61136effc9d60386e8cc29cbf0bb0e8d1d691080d",
  },
  {
    name: "libclang-cpp16",
    version: "1:16.0.6-15~deb12u1",
    suite: "bookworm",
    sha256: "da5ed3c4619ed5f811f8b70ef12ca53cf3074b03cfbff3dd0e33d429b14f800b",
  },
  {
    name: "libclang-rt-16-dev-wasm32",
    version: "1:16.0.6-15~deb12u1",
    suite: "bookworm",
    sha256: "d51b9077caf0dfcb5cd2368716b36362e18a40e1872212f57dc8a206314524df",
  },
  {
    name: "libllvm16",
    version: "1:16.0.6-15~deb12u1",
    suite: "bookworm",
    sha256: "ba0b6f4a348373d82e8c180c8f94ea5e9f0227afe4e01c78e5a66ec71fd2df1e",
  },
  {
    name: "lld-16",
    version: "1:16.0.6-15~deb12u1",
    suite: "bookworm",
    sha256: "98ee79877233199a62680b5938c53baf677b8704ee1ff8cf3feab56c34e41041",
  },
  {
    name: "qjs-src",
    version: "0.17.0-1",
    suite: "sid",
    sha256: "04631979bdadaccffd76c1cb0aff5d07389aa889a90b6a902eba858a3a3b3988",
  },
  {
    name: "wasi-libc",
    version: "0.0~git20240708.3f43ea9-2~bpo12+1",
    suite: "bookworm-backports",
    sha256: "ab95a83896093f1f640f9954a5a64ef8e9635332e56fdbb3ed396aed13fe627f",
  },
];
