import { afterEach, expect, test } from "vitest";
import { makeProject, type Project } from "../../../testing/project.ts";
import { migrationsFolder, shownFolder } from "./migrations.ts";

let project: Project;
afterEach(() => project.remove());

/** Where migrations land, from the project's folder; `root` too is below it. */
async function landing(files: readonly string[], path: string, root: string): Promise<string> {
  project = await makeProject({ ".git/HEAD": "", ...Object.fromEntries(files.map(file => [file, ""])) });
  const at = (name: string) => (name === "" ? project.root : `${project.root}/${name}`);
  return migrationsFolder({ path: at(path), root: at(root) }).slice(project.root.length + 1);
}

test.each([
  ["a root that is the flow's own folder", [], "supabase/flows/a.ts", "supabase/flows", "supabase/migrations"],
  ["flows below functions", [], "x/supabase/functions/_flows/a.ts", "", "x/supabase/migrations"],
  ["flows beside the project", ["supabase/config.toml"], "src/flows/a.ts", "src/flows", "supabase/migrations"],
  [
    "a project in a package",
    ["p/supabase/config.toml", "supabase/config.toml"],
    "p/flows/a.ts",
    "",
    "p/supabase/migrations",
  ],
  ["a folder supabase in the root", ["supabase/seed.sql"], "flows/a.ts", "", "supabase/migrations"],
  ["a mere folder supabase above the root", ["supabase/seed.sql"], "flows/a.ts", "flows", "flows/supabase/migrations"],
  ["nothing anywhere", [], "flows/a.ts", "", "supabase/migrations"],
])("%s", async (_, files, path, root, expected) => {
  expect(await landing(files, path, root)).toBe(expected);
});

test("nothing above a repository is looked at", async () => {
  const files = ["supabase/config.toml", "inner/.git/HEAD"];
  expect(await landing(files, "inner/flows/a.ts", "inner")).toBe("inner/supabase/migrations");
});

test("the folder is shown from the root, or by its last names", () => {
  expect(shownFolder("/p", "/p/supabase/migrations")).toBe("supabase/migrations");
  expect(shownFolder("/p/supabase/flows", "/p/supabase/migrations")).toBe("supabase/migrations");
  expect(shownFolder("/p/made", "/p/made")).toBe("p/made");
});
