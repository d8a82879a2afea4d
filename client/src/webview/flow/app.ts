import type { FlowGraph, FlowRun, GraphFlow, Position } from "@agentwright/protocol";
import type { Comparison, FromFlowPage, OtherFlow, ToFlowPage } from "../../previews/flow/messages.ts";
import type { FlowPageStart } from "../../previews/flow/start.ts";
import { el, fill, show } from "../dom.ts";
import type { Port } from "../port.ts";
import { say } from "../shared/say.ts";
import type { FlowPage } from "./context.ts";
import { exportSvg } from "./draw/export.ts";
import { Painter, rulerOf } from "./draw/picture.ts";
import { FlowMemory } from "./memory.ts";
import { counterpart, flowOf, stepAt } from "./model/find.ts";
import { think } from "./model/outcome.ts";
import { type FlowView, viewFlow } from "./model/view.ts";
import { Banners } from "./parts/banners.ts";
import { Legend } from "./parts/legend.ts";
import { Retries } from "./parts/retries.ts";
import { Simulation } from "./parts/simulation.ts";
import { Stage } from "./parts/stage.ts";
import { Toolbar } from "./parts/toolbar.ts";
import { Tree } from "./parts/tree.ts";

type Other = Extract<ToFlowPage, { readonly type: "other" }>;

/** The whole page: takes messages, keeps the last good graph, and draws it with all that is laid over it. */
export class FlowApp {
  readonly #page: FlowPage;
  readonly #port: Port<ToFlowPage, FromFlowPage>;
  readonly #live = el("p", { class: "unseen", role: "status", "aria-live": "polite" });
  readonly #hint = el("p", { class: "loading", role: "status" });
  readonly #body: HTMLElement;
  readonly #painter: Painter;
  readonly #banners: Banners;
  readonly #toolbar: Toolbar;
  readonly #stage: Stage;
  readonly #tree: Tree;
  readonly #simulation: Simulation;
  readonly #retries: Retries;
  readonly #legend: Legend;
  readonly #runs = new Map<string, FlowRun>();
  #graph: FlowGraph | undefined;
  #syntaxError: FlowGraph["syntaxError"];
  #other: Other | undefined;
  #place = 0;
  #fault = false;
  #slugs = "";

  constructor(root: HTMLElement, start: FlowPageStart, port: Port<ToFlowPage, FromFlowPage>) {
    this.#port = port;
    const memory = new FlowMemory(port, start.uri);
    if (start.flow !== undefined) memory.kept.flow = start.flow;
    const page: FlowPage = {
      start,
      port,
      memory,
      announce: text => {
        this.#live.textContent = text;
      },
      select: id => this.#select(id, true),
      reveal: slug => this.#reveal(slug),
      refresh: () => this.#guard(() => this.#draw()),
    };
    this.#page = page;
    this.#painter = new Painter(start.words, rulerOf(root));
    this.#banners = new Banners(page);
    this.#legend = new Legend(page);
    this.#stage = new Stage(start.words, id => {
      this.#select(id, false);
      this.#reveal(this.#slugOf(id));
    });
    this.#tree = new Tree(page);
    this.#simulation = new Simulation(page);
    this.#retries = new Retries(page);
    this.#toolbar = new Toolbar(page, {
      chooseFlow: name => this.#chooseFlow(name),
      compare: comparison => this.#compare(comparison),
      simulate: on => {
        memory.kept.simulating = on;
        page.refresh();
      },
      exportSvg: () => this.#export(),
    });
    const { words } = start;
    const side = el(
      "aside",
      { class: "side", "aria-label": words.list },
      this.#simulation.element,
      el("h2", {}, words.list),
      el("p", { class: "note" }, words.listHint),
      this.#tree.element,
      this.#retries.element,
    );
    const main = el("div", { class: "main" }, this.#stage.element, side);
    this.#body = el("main", { class: "flow", hidden: true }, this.#toolbar.element, this.#legend.element, main);
    this.#hint.textContent = words.loading;
    fill(root, this.#live, this.#banners.element, this.#hint, this.#body);
    memory.save();
  }

  take(message: ToFlowPage): void {
    this.#guard(() => this.#take(message));
  }

  #take(message: ToFlowPage): void {
    if (message.type === "graph") this.#takeGraph(message.graph);
    else if (message.type === "nothing") this.#showNothing(message.why);
    else if (message.type === "cursor") this.#follow(message);
    else if (message.type === "show") this.#chooseFlow(message.flow);
    else if (message.type === "export") this.#export();
    else if (message.type === "other") {
      if (message.comparison !== this.#page.memory.kept.comparison) return;
      this.#other = message;
      this.#draw();
    } else {
      this.#runs.set(message.flow, message.run);
      this.#draw();
    }
  }

  /** What goes wrong here leaves the page as it was, says so, and is told to the log. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fault = true;
      this.#port.post({
        type: "fault",
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      this.#tell();
    }
  }

  #takeGraph(graph: FlowGraph): void {
    const { words } = this.#page.start;
    this.#syntaxError = graph.syntaxError;
    const first = this.#graph === undefined;
    // Half a word would take steps away that are there again with the next letter.
    if (graph.syntaxError !== undefined && (this.#graph !== undefined || graph.flows.length === 0)) {
      if (first) this.#hint.textContent = words.halfTypedFirst;
      this.#tell();
      return;
    }
    if (graph.flows.length === 0) {
      this.#graph = undefined;
      this.#showNothing(words.noFlow);
      return;
    }
    const before = this.#graph;
    this.#graph = graph;
    try {
      this.#draw();
    } catch (error) {
      this.#graph = before;
      throw error;
    }
    const { comparison } = this.#page.memory.kept;
    if (first && comparison !== undefined) this.#compare(comparison);
  }

  #showNothing(why: string): void {
    show(this.#body, false);
    show(this.#hint, true);
    this.#hint.textContent = why;
    this.#tell();
  }

  get #flow(): GraphFlow | undefined {
    return this.#graph && flowOf(this.#graph.flows, this.#page.memory.kept.flow, this.#place);
  }

  /** Everything is made first and put into the page last: what throws on the way changes nothing. */
  #draw(): void {
    const flow = this.#flow;
    if (flow === undefined || this.#graph === undefined) return;
    const { kept } = this.#page.memory;
    this.#place = this.#graph.flows.indexOf(flow);
    kept.flow = flow.name;
    const view = this.#viewOf(flow);
    const picture = this.#painter.draw(view);
    const selected = view.steps.some(({ id }) => id === kept.selected) ? kept.selected : undefined;
    const { words } = this.#page.start;

    this.#toolbar.update(this.#graph.flows, flow.name, kept.comparison, kept.simulating);
    this.#legend.update(view, this.#otherNote(flow), this.#runs.get(flow.slug ?? ""));
    this.#stage.show(flow.steps.length === 0 ? undefined : picture);
    this.#tree.show(view);
    this.#stage.select(selected, false);
    this.#tree.select(selected);
    this.#retries.update(view, selected);
    this.#simulation.update(flow.shape, this.#thought(flow), this.#slugOf(selected));
    show(this.#body, true);
    show(this.#hint, flow.steps.length === 0);
    this.#hint.textContent = flow.steps.length === 0 ? words.noSteps : "";
    this.#fault = false;
    this.#tell();
    this.#page.memory.save();
    const slugs = view.steps.map(({ slug }) => slug).join("\n");
    if (this.#slugs !== "" && slugs !== this.#slugs) this.#page.announce(say(words.updated, flow.steps.length));
    this.#slugs = slugs;
  }

  #viewOf(flow: GraphFlow): FlowView {
    const outcome = this.#thought(flow)?.outcome;
    const run = this.#runs.get(flow.slug ?? "");
    const other = this.#otherOf(flow);
    return viewFlow(flow, { ...(other && { other }), ...(outcome && { outcome }), ...(run && { run }) });
  }

  #thought(flow: GraphFlow) {
    const { kept } = this.#page.memory;
    return kept.simulating && flow.shape !== undefined ? think(flow.shape, kept) : undefined;
  }

  /** The flow on the other side; an empty one where that has none of its name. */
  #otherOf(flow: GraphFlow): OtherFlow | undefined {
    const other = this.#other;
    if (other === undefined || other.problem !== undefined) return undefined;
    const empty = { slug: flow.slug ?? flow.name, options: flow.options, steps: [] };
    return counterpart(other.flows, flow) ?? { name: flow.name, whole: true, shape: empty };
  }

  #otherNote(flow: GraphFlow) {
    const other = this.#other;
    if (other === undefined || other.problem !== undefined) return undefined;
    return { label: other.label, found: counterpart(other.flows, flow) !== undefined };
  }

  #tell(): void {
    const flow = this.#flow;
    const error = this.#syntaxError;
    this.#banners.update({
      syntaxError: error && { message: error.message, line: error.range.start.line + 1 },
      shown: this.#graph !== undefined,
      unknown: flow?.unknown ?? [],
      problem: this.#other?.problem,
      fault: this.#fault,
    });
  }

  #chooseFlow(name: string): void {
    const { memory } = this.#page;
    memory.kept.flow = name;
    this.#slugs = "";
    this.#draw();
    if (memory.kept.comparison === "database") this.#compare("database");
  }

  #compare(comparison: Comparison | undefined): void {
    const { kept } = this.#page.memory;
    if (kept.comparison !== comparison || comparison === undefined) this.#other = undefined;
    kept.comparison = comparison;
    const flow = this.#flow;
    if (comparison !== undefined && flow !== undefined) {
      this.#port.post({ type: "compare", comparison, flow: flow.slug ?? flow.name });
    }
    this.#guard(() => this.#draw());
  }

  #select(id: string | undefined, scroll: boolean): void {
    const { kept } = this.#page.memory;
    const flow = this.#flow;
    kept.selected = id;
    this.#stage.select(id, scroll);
    this.#tree.select(id);
    if (flow === undefined) return;
    this.#retries.update(this.#viewOf(flow), id);
    this.#simulation.update(flow.shape, this.#thought(flow), this.#slugOf(id));
    this.#page.memory.save();
  }

  #slugOf(id: string | undefined): string | undefined {
    return id?.replace(/#\d+$/, "");
  }

  #reveal(slug: string | undefined): void {
    const flow = this.#flow;
    if (flow !== undefined)
      this.#port.post({ type: "reveal", flow: flow.name, ...(slug !== undefined && { step: slug }) });
  }

  #follow(at: Position): void {
    const found = this.#graph && stepAt(this.#graph, at);
    if (found === undefined) return;
    if (found.flow !== this.#flow) this.#chooseFlow(found.flow.name);
    if (found.step !== undefined) this.#select(found.step.slug, true);
  }

  #export(): void {
    const picture = this.#stage.picture;
    const flow = this.#flow;
    if (picture === undefined || flow === undefined) return;
    const name = flow.slug ?? flow.name;
    const background = getComputedStyle(document.body).backgroundColor;
    this.#port.post({ type: "svg", name, svg: exportSvg(picture, name, background) });
  }
}
