import type { Permissions } from "@agentwright/protocol";
import { el } from "../dom.ts";
import { type IconName, icon } from "../icons.ts";
import type { Page, Part } from "../shared/context.ts";
import { type PermissionLine, permissionLines } from "../shared/permissions.ts";
import { section } from "./section.ts";

const marks: Readonly<Record<PermissionLine["kind"], IconName>> = { may: "check", "may-not": "cross", limit: "clock" };

/** What the plugin may do, in plain words. */
export function permissionSection(page: Page): Part<Permissions> {
  return section(page.start.words.permissions, "permissions", permissions => [
    el(
      "ul",
      { class: "lines" },
      ...permissionLines(permissions, page.start.words).map(line =>
        el("li", { class: `line line-${line.kind}` }, icon(marks[line.kind]), el("span", {}, line.text)),
      ),
    ),
  ]);
}
