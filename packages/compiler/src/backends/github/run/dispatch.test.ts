import { afterEach, expect, test } from "vitest";
import { primaryLimit, secondaryLimit, status } from "../../../../../../test/github/faults.ts";
import { clockTime } from "../api/refusals.ts";
import { bundleText, type Stage, type StageOptions, stage, succeed, token } from "../testing/stage.ts";

let at: Stage;

afterEach(() => at.close());

async function open(options?: StageOptions): Promise<Stage> {
  at = await stage(options);
  return at;
}

const dispatches = "actions/create-workflow-dispatch";

test("a server that refuses the field it does not know is asked without it", async () => {
  for (const fault of [
    status(400, 'Invalid request.\n\n"return_run_details" is not a permitted key.'),
    status(422, 'Invalid request.\n\n"return_run_details" is not a permitted key.'),
  ]) {
    await open({ enterprise: true });
    at.github.fail(dispatches, fault);
    succeed(at);
    expect(await bundleText(await at.run())).toBe("a bundle");
    const bodies = at.github.requests.filter(({ operation }) => operation === dispatches).map(({ body }) => body);
    expect(bodies[0]).toHaveProperty("return_run_details", true);
    expect(bodies[1]).not.toHaveProperty("return_run_details");
    expect(at.github.runs).toHaveLength(1);
    await at.close();
  }
});

test("a cloud that does not know the newer version of the API is asked in the older", async () => {
  await open();
  at.github.fail(dispatches, status(400, "2026-03-10 is not a supported API version"));
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  const asked = at.github.requests.filter(({ operation }) => operation === dispatches);
  expect(asked.map(({ headers }) => headers["x-github-api-version"])).toEqual(["2026-03-10", "2022-11-28"]);
  expect(asked[1]?.body).toHaveProperty("return_run_details", true);
});

test("an answer that was lost after the run began does not begin a second one", async () => {
  await open();
  at.github.fail(dispatches, { cut: "after" });
  succeed(at);
  expect(await bundleText(await at.run())).toBe("a bundle");
  expect(at.github.runs).toHaveLength(1);
  expect(at.lines()).toContain("GitHub's answer was lost; looking whether it began the run all the same.");
});

test("a request that was lost before the run began is made again, and so is one that the server failed at", async () => {
  for (const fault of [{ cut: "before" } as const, status(502, "Bad Gateway")]) {
    await open();
    at.github.fail(dispatches, fault);
    at.script.push(...Array.from({ length: 6 }, () => () => {}));
    succeed(at);
    expect(await bundleText(await at.run())).toBe("a bundle");
    expect(at.github.runs).toHaveLength(1);
    expect(at.asked(dispatches)).toHaveLength(2);
    await at.close();
  }
  await open();
  at.github.fail(dispatches, ...Array.from({ length: 3 }, () => status(503, "Unavailable")));
  expect(await at.refused()).toMatch(/^offline: 127\.0\.0\.1:\d+ has trouble \(it answered 503\)/);
});

test("an old server whose run never appears has lost it", async () => {
  await open({ enterprise: true, began: () => (at.github.runs as unknown[]).splice(0) });
  expect(await at.refused()).toMatch(/^run-lost: GitHub took the request, but no run of it appeared in 60 seconds/);
});

test("without a network the sentence says so", async () => {
  await open({ deps: { fetch: async () => Promise.reject(new TypeError("fetch failed")) } });
  expect(await at.refused()).toMatch(/^offline: .* can't be reached \(fetch failed\)\. Check the network/);
});

test("where nobody is signed in, and where the token is no good, it asks to sign in", async () => {
  await open({ deps: { token: async () => undefined } });
  expect(await at.refused()).toMatch(/^sign-in-needed: Compiling on GitHub needs an account there\./);
  expect(at.github.requests).toEqual([]);
  await at.close();
  await open({ deps: { token: async () => "ghp_wrong0wrong0wrong0wrong0" } });
  expect(await at.refused()).toMatch(
    /^sign-in-needed: .* does not accept the token any more\. Sign in to GitHub again\.$/,
  );
});

test("a token that ran out is asked for once more", async () => {
  const asked: boolean[] = [];
  await open({
    deps: {
      token: async (_, again) => {
        asked.push(again);
        return again ? token : "ghp_old0old0old0old0old0old0";
      },
    },
  });
  succeed(at);
  expect((await at.run()).ok).toBe(true);
  expect(asked).toEqual([false, true]);
});

test("a missing permission is named", async () => {
  await open({ tokens: [{ value: token, permissions: { actions: "read", contents: "read" } }] });
  expect(await at.refused()).toBe(
    "permission-missing: The token may not start workflows in octo/agents. It needs actions: write. Give it that permission, or sign in with an account that has it.",
  );
  await at.close();
  await open();
  const classic = { "x-oauth-scopes": "gist, read:org", "x-accepted-oauth-scopes": "repo" };
  at.github.fail(dispatches, status(403, "Must have admin rights to Repository.", classic));
  expect(await at.refused()).toContain("It needs repo.");
  await at.close();
  await open({ tokens: [{ value: token, sso: "https://github.com/orgs/octo/sso?authorization_request=A" }] });
  expect(await at.refused()).toBe(
    "permission-missing: The organization octo wants single sign-on for this token. Allow it at https://github.com/orgs/octo/sso?authorization_request=A and compile again.",
  );
});

test("a repository that is not there, a workflow that is not there, and one that is off, are three things", async () => {
  await open({ tokens: [{ value: token, blind: true }] });
  expect(await at.refused()).toMatch(/^repository-unknown: octo\/agents is not on .* or this token does not see it\./);
  await at.close();
  await open();
  at.github.repository.workflows.clear();
  expect(await at.refused()).toMatch(
    /^workflow-missing: The default branch ‘main’ of octo\/agents has no workflow agentwright\.yml\. Write it with “Add Compile Workflow”/,
  );
  await at.close();
  await open();
  for (const workflow of at.github.repository.workflows.values()) workflow.state = "disabled_manually";
  expect(await at.refused()).toMatch(/^workflow-missing: The workflow agentwright\.yml is switched off\. Enable it/);
});

test("a workflow that is not ours is told by what GitHub says of its inputs", async () => {
  const differing =
    /^workflow-differs: The workflow on ‘main’ is another one than this version of Agentwright wants \((.*)\)\. Write it anew/;
  const inputs: readonly (readonly [Parameters<Stage["github"]["addWorkflow"]>[1], string])[] = [
    [{ config: { required: true } }, "Unexpected inputs provided"],
    [undefined, "Workflow does not have 'workflow_dispatch' trigger"],
  ];
  for (const [declared, says] of inputs) {
    await open();
    at.github.addWorkflow("agentwright.yml", declared);
    const sentence = await at.refused();
    expect(differing.exec(sentence)?.[1]).toContain(says);
    await at.close();
  }
  await open({ source: { inputs: {} } });
  expect(differing.exec(await at.refused())?.[1]).toContain("Required input 'config' not provided");
});

test("a branch that was never pushed is told to be pushed", async () => {
  await open({ source: { on: "refs/heads/mine" } });
  expect(await at.refused()).toBe("upload-refused: ‘mine’ is not on GitHub yet. Push it, and compile again.");
});

test("requests that are used up for the hour are told with the time, and a short wait is waited", async () => {
  await open();
  const now = at.clock.now();
  at.github.fail(dispatches, primaryLimit(now, 1800));
  expect(await at.refused()).toBe(
    `rate-limited: All requests that GitHub gives this account for an hour are used up, until ${clockTime(now + 1_801_000)}. Compile again after that.`,
  );
  await at.close();
  for (const fault of [secondaryLimit(30), secondaryLimit(30, 429), secondaryLimit(undefined)]) {
    await open();
    at.github.fail(dispatches, fault);
    at.script.push(() => {});
    succeed(at);
    expect((await at.run()).ok).toBe(true);
    expect(at.waits[0]).toBe(fault.answer?.headers?.["retry-after"] === undefined ? 60_000 : 30_000);
    expect(at.lines()[0]).toMatch(
      /^GitHub wants fewer requests at once, and none until \d\d:\d\d\. Waiting until \d\d:\d\d\.$/,
    );
    await at.close();
  }
});

test("an address that is not GitHub's over https gets no token", async () => {
  for (const api of ["http://github.example.org/api/v3", "not an address", "file:///etc"]) {
    await open({ source: { api } });
    expect(await at.refused()).toMatch(/^repository-unknown: This remote is no repository on GitHub/);
    await at.close();
  }
  await open({ source: { owner: "../.." } });
  expect(await at.refused()).toMatch(/^repository-unknown/);
});
