import { slugRule } from "./lib/slug-rule.ts";

/** A slug that is too long. */
export const slugTooLong = slugRule(
  {
    code: "AW203",
    name: "slug-too-long",
    title: "A slug that is too long",
    severity: "error",
    why: "A slug has at most 128 characters in pgflow. A longer one is refused. Shorten it.",
  },
  "long",
  "This slug is longer than 128 characters.",
);
