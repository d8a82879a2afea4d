import { slugRule } from "./lib/slug-rule.ts";

/** A flow whose queue can't be created. */
export const queueNameTooLong = slugRule(
  {
    code: "AW222",
    name: "queue-name-too-long",
    title: "A flow whose queue can't be created",
    severity: "error",
    why: "Each flow has a queue of its name, and a queue's name has at most 47 characters. pgflow itself checks for 128 only, so the flow compiles, and then the database refuses it with `queue name is too long`. Shorten the slug.",
  },
  "queue",
  "The database refuses this flow: its queue `{slug}` would have more than 47 characters.",
);
