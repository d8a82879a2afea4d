// Made by client/scripts/manifest.ts from package.json.

/** Every command of the manifest. */
export const commandIds = [
  "agentwright.newAgent",
  "agentwright.compile",
  "agentwright.chooseBackend",
  "agentwright.signInToGithub",
  "agentwright.showMetrics",
  "agentwright.refreshBuilds",
  "agentwright.openBuildLog",
  "agentwright.openBuildRun",
  "agentwright.revealBuild",
  "agentwright.downloadBuild",
  "agentwright.compareBuilds",
  "agentwright.rerunBuild",
  "agentwright.cancelBuild",
  "agentwright.validateAll",
  "agentwright.preview",
  "agentwright.previewToSide",
  "agentwright.showSource",
  "agentwright.exportWebPage",
  "agentwright.runTool",
  "agentwright.setApiKey",
  "agentwright.removeApiKey",
  "agentwright.explainFile",
  "agentwright.showGenerated",
  "agentwright.showMistake",
  "agentwright.restartServer",
  "agentwright.showLog",
  "agentwright.copyBugReport",
  "agentwright.addToolTypes",
  "agentwright.addCompileWorkflow",
  "agentwright.checkGithub",
  "agentwright.keepCrashText",
  "agentwright.moveKeyToSecrets",
  "agentwright.showReferences",
  "agentwright.showFlowGraph",
  "agentwright.exportFlowSvg",
  "agentwright.compileFlow",
  "agentwright.verifyFlow",
  "agentwright.compareFlow",
  "agentwright.applyFlow",
  "agentwright.setDatabase",
  "agentwright.checkReadiness",
  "agentwright.deployFlow",
  "agentwright.startEdgeRuntime",
  "agentwright.startWorker",
  "agentwright.restartWorker",
] as const;
export type CommandId = (typeof commandIds)[number];

/** Settings by their key below "agentwright". */
export interface Settings {
  readonly "build.backend": "auto" | "embedded" | "go" | "github";
  readonly "build.outDir": string;
  readonly "go.path": string;
  readonly "preview.updateOnType": boolean;
  readonly "workspaceFindings": "all" | "openFiles";
  readonly "trace.server": "messages" | "verbose";
  readonly "flow.worker": string;
  readonly "flow.functionsUrl": string;
  readonly "flow.supabaseCommand": string;
  readonly "flow.requireMigrations": boolean;
}

export const settingDefaults: Settings = {
  "build.backend": "auto",
  "build.outDir": ".agentwright/out",
  "go.path": "",
  "preview.updateOnType": true,
  "workspaceFindings": "all",
  "trace.server": "messages",
  "flow.worker": "",
  "flow.functionsUrl": "http://localhost:54321/functions/v1",
  "flow.supabaseCommand": "supabase",
  "flow.requireMigrations": false,
};

/** Settings that take any text: it may be a path, so a bug report does not show it. */
export const freeTextSettings: readonly (keyof Settings)[] = [
  "build.outDir",
  "go.path",
  "flow.worker",
  "flow.functionsUrl",
  "flow.supabaseCommand",
];
