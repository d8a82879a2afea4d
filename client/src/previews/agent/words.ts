import { l10n } from "vscode";

/** Everything that the page says, in the user's language; `{0}` stands for what the page fills in. */
export function previewWords() {
  return { ...general(), ...plugin(), ...trying(), ...effects(), ...errors() };
}

/** The table that the page gets. */
export type Words = ReturnType<typeof previewWords>;

function general() {
  return {
    loading: l10n.t("Building the plugin…"),
    updated: l10n.t("Preview updated."),
    copied: l10n.t("Copied"),
    copyWhat: l10n.t("Copy {0}"),
    required: l10n.t("required"),
    showAll: l10n.t("Show all {0}"),
    broken: l10n.t("The file has a mistake. You see the last version that worked."),
    brokenFirst: l10n.t("The file has a mistake, so there is nothing to show yet."),
    notBuilt: l10n.t("The plugin could not be built. You see the last version that worked."),
    notBuiltFirst: l10n.t("The plugin could not be built, so there is nothing to show yet."),
    brokenMore: l10n.t("and {0} more"),
    goTo: l10n.t("Go to line {0}"),
    restricted: l10n.t("Restricted Mode: tools run here in a sandbox, but requests are not sent."),
    restrictedBuild: l10n.t("Restricted Mode: agents are compiled and run once you trust this workspace."),
    manageTrust: l10n.t("Manage Workspace Trust"),
    refusedTitle: l10n.t("This plugin can't be opened"),
    refusedHint: l10n.t("Compile it again from its config, or ask whoever gave it to you for a new copy."),
    pageNote: l10n.t("This page works offline. Tools run in a sandbox inside it; nothing is sent anywhere."),
    verified: l10n.t("Verified"),
    aside: l10n.t("About this agent"),
    bytes: l10n.t("{0} bytes"),
  };
}

function plugin() {
  return {
    permissions: l10n.t("Permissions"),
    personality: l10n.t("Personality"),
    style: l10n.t("Style"),
    tone: l10n.t("Tone"),
    answers: l10n.t("Answers"),
    instructions: l10n.t("Instructions"),
    model: l10n.t("Model"),
    secrets: l10n.t("API keys"),
    secretSet: l10n.t("set"),
    secretNotSet: l10n.t("not set"),
    secretUnknown: l10n.t("needed"),
    secretAdd: l10n.t("Set {0}…"),
    details: l10n.t("Details"),
    size: l10n.t("Size"),
    digest: l10n.t("Digest"),
    built: l10n.t("Built in {0}"),
    fromCache: l10n.t("From the cache in {0}"),
    abi: l10n.t("ABI"),
    compiler: l10n.t("Compiler"),
    target: l10n.t("Target"),
    kernel: l10n.t("Kernel"),
    id: l10n.t("Id"),
    urn: l10n.t("URN"),
    inputs: l10n.t("Made from"),
    steps: l10n.t("Orchestration"),
    sequential: l10n.t("These agents run one after another."),
    parallel: l10n.t("These agents run at the same time."),
    loop: l10n.t("These agents run in turn, at most {0} rounds."),
    llm: l10n.t("A model chooses which of these agents runs."),
    openAgent: l10n.t("Open {0}"),
    resources: l10n.t("Resources"),
    notEmbedded: l10n.t("not in the plugin"),
    mayCall: l10n.t("May call {0} over HTTPS"),
    mayCallUnder: l10n.t("May call {0} and its subdomains over HTTPS"),
    mayCallAny: l10n.t("May call any public host over HTTPS"),
    mayNotCall: l10n.t("May not use the network"),
    mayBrowse: l10n.t("May browse the web"),
    mayNotBrowse: l10n.t("May not browse the web"),
    mayRead: l10n.t("May read files"),
    mayNotRead: l10n.t("May not read files"),
    mayExecute: l10n.t("May run code"),
    mayNotExecute: l10n.t("May not run code"),
    timeLimit: l10n.t("Stops after {0} seconds"),
    memoryLimit: l10n.t("Uses at most {0} of memory"),
  };
}

function trying() {
  return {
    tools: l10n.t("Tools"),
    noTools: l10n.t("This agent has no tools yet. Add one under “tools”; it appears here as you type."),
    prompts: l10n.t("Prompts"),
    rendered: l10n.t("Rendered text"),
    call: l10n.t("Call tool"),
    callNamed: l10n.t("Call {0}"),
    stop: l10n.t("Stop"),
    reset: l10n.t("Reset"),
    editJson: l10n.t("Edit as JSON"),
    editForm: l10n.t("Edit as form"),
    input: l10n.t("Input"),
    noInput: l10n.t("No input needed."),
    returns: l10n.t("Returns {0}"),
    addItem: l10n.t("Add item"),
    removeItem: l10n.t("Remove item {0}"),
    item: l10n.t("Item {0}"),
    choose: l10n.t("Choose…"),
    missing: l10n.t("Fill this in."),
    notNumber: l10n.t("This must be a number."),
    notInteger: l10n.t("This must be a whole number."),
    notJson: l10n.t("This is not JSON yet: {0}"),
    notObject: l10n.t("The input must be a JSON object."),
    running: l10n.t("Running…"),
    waiting: l10n.t("Waiting for your answer"),
    done: l10n.t("Done"),
    doneIn: l10n.t("{0}: done in {1}"),
    failedSay: l10n.t("{0}: {1}"),
    result: l10n.t("Result"),
    logs: l10n.t("Log"),
    olderVersion: l10n.t("from an earlier version"),
    kindCode: l10n.t("code"),
    kindHttp: l10n.t("HTTP"),
    kindFlow: l10n.t("flow"),
  };
}

function effects() {
  return {
    requests: l10n.t("Requests"),
    headers: l10n.t("Headers"),
    body: l10n.t("Body"),
    asksHttp: l10n.t("This tool wants to call {0}."),
    asksModel: l10n.t("This tool asks a model. The preview calls no models; answer by hand or refuse."),
    asksFlow: l10n.t("This tool starts a flow. The preview starts no flows; answer by hand or refuse."),
    offline: l10n.t("This page sends nothing. Answer by hand or refuse."),
    untrusted: l10n.t("Requests are not sent in Restricted Mode. Answer by hand or refuse."),
    allowOnce: l10n.t("Allow once"),
    allowAlways: l10n.t("Always for this preview"),
    refuse: l10n.t("Refuse"),
    byHand: l10n.t("Answer by hand…"),
    handTitle: l10n.t("Answer by hand"),
    handStatus: l10n.t("Status"),
    handBody: l10n.t("Response body"),
    handValue: l10n.t("Answer (JSON)"),
    handReuse: l10n.t("Use this answer for every such request in this preview"),
    handSend: l10n.t("Answer"),
    back: l10n.t("Back"),
    forget: l10n.t("Forget answer"),
    sending: l10n.t("Sending…"),
    stateDone: l10n.t("answered"),
    stateHand: l10n.t("answered by hand"),
    stateRefused: l10n.t("refused"),
    stateFailed: l10n.t("failed"),
    youRefused: l10n.t("You refused this request."),
    secretHere: l10n.t("the key {0}, added by the editor"),
  };
}

function errors() {
  return {
    errThrown: l10n.t("The tool threw an error"),
    errTime: l10n.t("The tool ran too long and was stopped"),
    errMemory: l10n.t("The tool ran out of memory"),
    errStack: l10n.t("The tool called itself too deeply"),
    errInput: l10n.t("The input does not fit the tool"),
    errSyntax: l10n.t("The tool's code could not be loaded"),
    errJson: l10n.t("The result is not JSON"),
    errStuck: l10n.t("The tool waits for something that never comes"),
    errCancelled: l10n.t("Stopped"),
    errPlugin: l10n.t("The plugin could not be started"),
    errOther: l10n.t("The call failed"),
    overLimit: l10n.t("It gave no answer for {0} seconds. Look for a loop that never ends."),
    youStopped: l10n.t("You stopped this call."),
    calledFrom: l10n.t("Where it happened"),
  };
}
