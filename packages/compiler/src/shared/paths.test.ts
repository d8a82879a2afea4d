import { expect, test } from "vitest";
import { folderOf, insideRoot, joinPath, toSlashes } from "./paths.ts";

test.each([
  ["/a/b", "./c", "/a/b/c"],
  ["/a/b", "../c/./d", "/a/c/d"],
  ["/a", "../../../c", "/c"],
  ["/a", "/c/../d", "/d"],
  ["C:/a/b", "../c", "C:/a/c"],
  ["/", "a", "/a"],
])("%s and %s is %s", (folder, relative, whole) => {
  expect(joinPath(folder, relative)).toBe(whole);
});

test("inside a root, and not", () => {
  expect(insideRoot("/a", "/a/b/c")).toBe("b/c");
  expect(insideRoot("/a/", "/a/b/../c")).toBe("c");
  expect(insideRoot("/", "/a")).toBe("a");
  expect(insideRoot("/a", "/a")).toBeUndefined();
  expect(insideRoot("/a", "/ab/c")).toBeUndefined();
  expect(insideRoot("/a", "/a/../b")).toBeUndefined();
  expect(insideRoot("C:/a", "c:/a/b")).toBe("b");
  expect(insideRoot("C:/a", "D:/a/b")).toBeUndefined();
});

test("folders and slashes", () => {
  expect(folderOf("/a/b.ts")).toBe("/a");
  expect(folderOf("/b.ts")).toBe("/");
  expect(toSlashes("C:\\a\\b")).toBe("C:/a/b");
  expect(toSlashes("/a\\b")).toBe("/a\\b");
});
