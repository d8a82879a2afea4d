import { expect, test } from "vitest";
import { SavedVersions } from "./saved-versions.ts";

const opened = () => ({ version: 1, isDirty: false });

test("a document that was only opened, or is saved, has nothing that its file lacks", () => {
  const saved = new SavedVersions();
  const document = opened();
  expect(saved.lacks(document)).toBe(false);
  Object.assign(document, { version: 2, isDirty: true });
  expect(saved.lacks(document)).toBe(true);
  saved.begin(document);
  document.isDirty = false;
  saved.end(document);
  expect(saved.lacks(document)).toBe(false);
});

test("what is typed while a file is written is not in it, although the editor calls the document clean", () => {
  const saved = new SavedVersions();
  const document = { version: 2, isDirty: true };
  saved.begin(document);
  document.version = 3;
  document.isDirty = false;
  saved.end(document);
  expect(saved.lacks(document)).toBe(true);
  saved.begin(document);
  saved.end(document);
  expect(saved.lacks(document)).toBe(false);
});

test("a save whose beginning was not told counts with what the document holds at its end", () => {
  const saved = new SavedVersions();
  const document = { version: 2, isDirty: true };
  saved.begin(document);
  saved.end(document);
  document.version = 5;
  document.isDirty = false;
  saved.end(document);
  expect(saved.lacks(document)).toBe(false);
});
