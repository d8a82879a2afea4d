/** What `go` may know of this process: where programs, homes and temporary files are, and the user's C compiler. */
const passed = [
  ...["PATH", "Path", "HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "CC", "GOCACHE", "GOPATH", "GOMODCACHE"],
  ...["USERPROFILE", "LOCALAPPDATA", "APPDATA", "SystemRoot", "SYSTEMROOT", "PATHEXT", "ComSpec"],
  ...["DEVELOPER_DIR", "SDKROOT"],
];

/**
 * The environment of one `go`: nothing that a person set for other builds decides about the bytes, no other Go is
 * fetched, and no network is used.
 */
export function goEnvironment(
  env: NodeJS.ProcessEnv,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const own: Record<string, string> = {};
  for (const name of passed) {
    const value = env[name];
    if (value !== undefined) own[name] = value;
  }
  return {
    ...own,
    GOENV: "off",
    GOFLAGS: "",
    GOTOOLCHAIN: "local",
    GOPROXY: "off",
    GOWORK: "off",
    GO111MODULE: "on",
    GOTELEMETRY: "off",
    LC_ALL: "C",
    ...more,
  };
}
