/** What stands before an inline function body; on the same line, so that each line of the code keeps its number. */
export const inlineStart = "export default async (input, host) => {";

const hasExport = /^[ \t]*export\b/m;

/**
 * The ES module of a tool's inline `code` (types already stripped). Code with a line that begins with `export` is a
 * module already; any other is the body of `async (input, host) => {…}`. The kernel takes the added characters of the
 * first line off again when it names a place in it.
 */
export function toolModule(code: string): string {
  return hasExport.test(code) ? code : `${inlineStart}${code}\n}`;
}
