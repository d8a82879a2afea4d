import type { App } from "../app.ts";

/** Show Log. */
export async function run(app: App): Promise<void> {
  app.log.show();
}
