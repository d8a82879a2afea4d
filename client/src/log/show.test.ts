import { expect, test } from "vitest";
import { showLog } from "./show.ts";

const command = "workbench.action.output.show.agentwright.agentwright.Agentwright.log";

/** A window that knows the channel from this look on; what it did is told in order. */
function windowThatKnowsAt(look: number) {
  const did: string[] = [];
  let looks = 0;
  return {
    did,
    show: () => void did.push(looks >= look ? "opened" : "dropped"),
    commands: async () => (++looks >= look ? ["editor.action.rename", command] : ["editor.action.rename"]),
    wait: async () => {},
  };
}

test("a wish that the window dropped is said again when it knows the channel", async () => {
  const window = windowThatKnowsAt(3);
  await showLog("Agentwright", window);
  expect(window.did).toEqual(["dropped", "opened"]);
});

test("a window that knows the channel is asked once", async () => {
  const window = windowThatKnowsAt(0);
  await showLog("Agentwright", window);
  expect(window.did).toEqual(["opened"]);
});

test("a window that never tells is left in peace", async () => {
  const window = windowThatKnowsAt(Number.POSITIVE_INFINITY);
  await showLog("Agentwright", window);
  expect(window.did).toEqual(["dropped"]);
});
