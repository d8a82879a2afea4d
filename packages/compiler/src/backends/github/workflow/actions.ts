/** A published action at one commit of its own repository. */
export interface PinnedAction {
  readonly name: string;
  /** The commit: a tag can be moved, a commit can't. */
  readonly sha: string;
  readonly version: string;
}

/**
 * Every action that the workflow uses. Each commit is what the tag pointed to when it was looked up, in several public
 * workflows and lists of pins; change commit and version together.
 */
export const pinned = {
  checkout: action("checkout", "3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
  setupGo: action("setup-go", "b7ad1dad31e06c5925ef5d2fc7ad053ef454303e", "v7.0.0"),
  upload: action("upload-artifact", "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1"),
  /** Enterprise servers know no later artifacts (actions/upload-artifact issue 641). */
  uploadOnServer: action("upload-artifact", "c6a366c94c3e0affe28c06c8df20a878f24da3cf", "v3.2.2"),
  /** Without a predicate it attests build provenance; actions/attest-build-provenance only passes on to it. */
  attest: action("attest", "a1948c3f048ba23858d222213b7c278aabede763", "v4.1.1"),
} as const;

/** `actions/checkout@<sha> # v7.0.1`: what stands behind `uses:`. */
export function uses({ name, sha, version }: PinnedAction): string {
  return `${name}@${sha} # ${version}`;
}

function action(name: string, sha: string, version: string): PinnedAction {
  return { name: `actions/${name}`, sha, version };
}
