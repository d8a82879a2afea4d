import type { PartRule } from "./rule.ts";

/** A custom model without an address. */
export const customWithoutEndpoint: PartRule = {
  code: "AW154",
  name: "custom-without-endpoint",
  title: "A custom model without an address",
  severity: "error",
  why: "The provider `custom` stands for a server of your own, and only `endpoint` says where it is. Without one there is nothing to ask.",
  from: "part",
  sections: ["model"],
  check(part, report) {
    if (part.get("provider") !== "custom" || !part.lacks("endpoint")) return;
    report({ path: ["provider"], absence: true }, "The provider `custom` needs an `endpoint`.");
  },
};
