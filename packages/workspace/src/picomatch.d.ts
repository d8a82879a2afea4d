declare module "picomatch" {
  /** True for a `/`-separated relative path that one of the globs covers. */
  export default function picomatch(
    globs: string | readonly string[],
    options?: { readonly dot?: boolean },
  ): (path: string) => boolean;
}
