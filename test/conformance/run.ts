import type { Target } from "@agentwright/protocol";
import { afterAll, describe, test } from "vitest";
import { runVector, titleOf, vectors } from "../../packages/kernel/src/testing/vectors.ts";

/** A plugin in some host. */
interface Host {
  fresh(): void;
  send(request: Uint8Array): string | Promise<string>;
  end?(): void;
}

/** A test for each vector that says something about a target, in a host that is opened once. */
export function vectorTests(name: string, target: Target, open: () => Host): void {
  describe(name, () => {
    let host: Host | undefined;
    afterAll(() => host?.end?.());
    for (const vector of vectors(target)) {
      test(titleOf(vector), async () => {
        host ??= open();
        host.fresh();
        const { send } = host;
        await runVector(vector, request => send(request));
      });
    }
  });
}
