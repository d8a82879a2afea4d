import picomatch from "picomatch";

/** What of a folder counts, by globs relative to it. */
export interface Globs {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export interface Matcher {
  /** Is the file taken? */
  file(relativePath: string): boolean;
  /** Must the folder not be entered? */
  skips(relativePath: string): boolean;
}

/** A glob that names a folder (`legacy`, `legacy/`) covers everything in it. */
export function matcher({ include = [], exclude = [] }: Globs): Matcher {
  const taken = include.length > 0 ? picomatch(withFolders(include), { dot: true }) : () => true;
  const left = exclude.length > 0 ? picomatch(withFolders(exclude), { dot: true }) : () => false;
  return {
    file: path => taken(path) && !left(path),
    skips: path => left(path),
  };
}

function withFolders(globs: readonly string[]): string[] {
  return globs.flatMap(glob => {
    const plain = glob.replace(/^\.\//, "").replace(/\/$/, "");
    return [plain, `${plain}/**`];
  });
}
