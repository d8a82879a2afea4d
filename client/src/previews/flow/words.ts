import { l10n } from "vscode";

/** Everything that the page of a flow graph says, in the user's language; `{0}` is what the page fills in. */
export function flowWords() {
  return { ...general(), ...steps(), ...comparing(), ...simulating(), ...reasons(), ...retrying() };
}

/** The table that the page gets. */
export type FlowWords = ReturnType<typeof flowWords>;

function general() {
  return {
    loading: l10n.t("Reading the flow…"),
    flow: l10n.t("Flow"),
    picture: l10n.t("Graph of {0} with {1} steps; the list holds the same."),
    list: l10n.t("Steps"),
    listHint: l10n.t("Arrow keys move and unfold, Enter shows the source."),
    noSteps: l10n.t("This flow has no steps yet. Add one with .step(…); it appears here as you type."),
    noFlow: l10n.t("This file builds no flow yet. Write new Flow({ slug: … }); it appears here as you type."),
    halfTyped: l10n.t("The file is half typed. You see the last version that could be read."),
    halfTypedFirst: l10n.t("The file is half typed, so there is no picture of it yet."),
    goTo: l10n.t("Go to line {0}"),
    partly: l10n.t("The picture may lack something: {0}"),
    fault: l10n.t("The picture could not be drawn. You see the last one; the log says more."),
    exportSvg: l10n.t("Export SVG"),
    zoomIn: l10n.t("Zoom in"),
    zoomOut: l10n.t("Zoom out"),
    fit: l10n.t("Fit"),
    updated: l10n.t("The graph was updated: {0} steps."),
    legend: l10n.t("Legend"),
  };
}

function steps() {
  return {
    single: l10n.t("step"),
    map: l10n.t("map"),
    root: l10n.t("root"),
    dependsOn: l10n.t("Depends on {0}"),
    leadsTo: l10n.t("Leads to {0}"),
    attempts: l10n.t("{0} attempts"),
    baseDelay: l10n.t("{0} s base delay"),
    timeout: l10n.t("{0} s limit"),
    startDelay: l10n.t("starts {0} s later"),
    options: l10n.t("Runs with {0}"),
    conditional: l10n.t("conditional"),
    condition: l10n.t("Runs if its input contains {0}"),
    conditionNot: l10n.t("Runs unless its input contains {0}"),
    unmet: l10n.t("unmet: {0}"),
    exhausted: l10n.t("retries exhausted: {0}"),
    modeFail: l10n.t("fail"),
    modeSkip: l10n.t("skip"),
    modeCascade: l10n.t("skip with all that follows"),
    error: l10n.t("error"),
    warning: l10n.t("warning"),
    information: l10n.t("note"),
    hint: l10n.t("hint"),
    runState: l10n.t("last run: {0}"),
    runCreated: l10n.t("waiting"),
    runStarted: l10n.t("running"),
    runCompleted: l10n.t("completed"),
    runFailed: l10n.t("failed"),
    runSkipped: l10n.t("skipped"),
    runOf: l10n.t("Run of {0}: {1}"),
  };
}

function comparing() {
  return {
    compare: l10n.t("Compare with"),
    compareOff: l10n.t("nothing"),
    compareSaved: l10n.t("the saved file"),
    compareCommitted: l10n.t("the last commit"),
    compareDatabase: l10n.t("the database"),
    comparing: l10n.t("Compared with {0}: {1}"),
    same: l10n.t("no difference"),
    otherLacks: l10n.t("{0} has no flow of this name, so every step is new."),
    added: l10n.t("added"),
    removed: l10n.t("removed"),
    renamed: l10n.t("renamed"),
    renamedFrom: l10n.t("was called {0}"),
    changed: l10n.t("changed"),
    moved: l10n.t("moved"),
    addedCount: l10n.t("{0} added"),
    removedCount: l10n.t("{0} removed"),
    renamedCount: l10n.t("{0} renamed"),
    changedCount: l10n.t("{0} changed"),
    movedCount: l10n.t("{0} moved"),
    optionsChanged: l10n.t("options of the flow changed"),
    changeLine: l10n.t("{0}: {1} → {2}"),
    unset: l10n.t("not set"),
    partType: l10n.t("type"),
    partDependencies: l10n.t("dependencies"),
  };
}

function simulating() {
  return {
    simulate: l10n.t("Simulate"),
    input: l10n.t("Input of the flow (JSON)"),
    notJson: l10n.t("This is not JSON yet: {0}"),
    notYet: l10n.t("A run can be simulated once the flow has no errors and all of it is known."),
    outputOf: l10n.t("Output of {0} (JSON)"),
    outputHint: l10n.t("Leave it empty if it doesn't matter. Conditions and maps of later steps look at it."),
    failing: l10n.t("{0} fails at every attempt"),
    chooseStep: l10n.t("Choose a step to say what it answers, or that it fails."),
    reset: l10n.t("Reset"),
    runCompletes: l10n.t("The run completes: {0}."),
    runFails: l10n.t("The run fails at {0}: {1}. Steps beside it may be cut off."),
    runRefused: l10n.t("pgflow starts no such run: {0} is a map over the flow's input, which is no array."),
    runOpen: l10n.t("Whether the run completes is open: {0}."),
    countRuns: l10n.t("{0} run"),
    countSkipped: l10n.t("{0} skipped"),
    countEmpty: l10n.t("{0} complete at once"),
    countFails: l10n.t("{0} fail"),
    countNever: l10n.t("{0} are not reached"),
    countOpen: l10n.t("{0} open"),
    runs: l10n.t("runs"),
    runsTasks: l10n.t("runs, {0} tasks"),
    empty: l10n.t("complete at once"),
    skipped: l10n.t("skipped"),
    fails: l10n.t("fails"),
    never: l10n.t("not reached"),
    open: l10n.t("open"),
  };
}

function reasons() {
  return {
    whyReady: l10n.t("nothing holds it back"),
    whyMet: l10n.t("its condition is met"),
    whyIf: l10n.t("its input does not contain the pattern of “if”"),
    whyIfNot: l10n.t("its input contains the pattern of “ifNot”"),
    whyCascade: l10n.t("{0} is skipped with all that follows"),
    whyExhausted: l10n.t("every attempt fails"),
    whyEmptyInput: l10n.t("the flow's input is an empty array"),
    whyEmptyArray: l10n.t("{0} answers an empty array"),
    whySkippedArray: l10n.t("{0} is skipped, so its array counts as empty"),
    whyNotArray: l10n.t("its output is no array, but {0} is a map over it"),
    whyRunFailed: l10n.t("the run fails at {0}"),
    whyRefused: l10n.t("the run is not started"),
    whyNeeds: l10n.t("it depends on the output of {0}; choose that step and say what it answers"),
  };
}

function retrying() {
  return {
    retries: l10n.t("Retries of {0}"),
    attempt: l10n.t("Attempt {0}: from {1} s to {2} s at the latest"),
    attemptWait: l10n.t("Attempt {0}: from {1} s to {2} s at the latest, then {3} s pause"),
    attemptOverflow: l10n.t(
      "Attempt {0}: from {1} s to {2} s at the latest; the pause is more than the database can hold",
    ),
    attemptsMore: l10n.t("and {0} more"),
    bars: l10n.t("Attempts and pauses of {0} over {1} seconds"),
  };
}
