import type { Content } from "./blobs.ts";

export type Conclusion = "success" | "failure" | "cancelled" | "timed_out";
type Status = "queued" | "in_progress" | "completed";

export interface Step {
  readonly name: string;
  readonly number: number;
  status: Status;
  conclusion: Conclusion | null;
  readonly started_at: string | null;
  completed_at: string | null;
}

export interface Job {
  readonly id: number;
  readonly name: string;
  status: Status;
  conclusion: Conclusion | null;
  readonly startedAt: number;
  completedAt: number | null;
  readonly steps: Step[];
  /** What its log says; there is one as soon as the job has ended. */
  log: string;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  /** None where an old action uploaded it. */
  readonly digest: string | null;
  readonly content: Content;
  readonly type: string;
  readonly createdAt: number;
  expired: boolean;
}

/** A run, driven by the test as a runner would drive it. */
export class Run {
  readonly id: number;
  readonly workflow: string;
  readonly title: string;
  readonly branch: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly artifacts: Artifact[] = [];
  jobs: Job[] = [];
  attempt = 1;
  status: Status = "queued";
  conclusion: Conclusion | null = null;
  /** Milliseconds of each job that are billed; absent: none, as in public repositories. */
  billed: number | undefined;
  readonly #next: () => number;
  readonly #now: () => number;

  constructor(
    made: { workflow: string; title: string; branch: string; inputs: Readonly<Record<string, string>> },
    next: () => number,
    now: () => number,
  ) {
    this.workflow = made.workflow;
    this.title = made.title;
    this.branch = made.branch;
    this.inputs = made.inputs;
    this.#next = next;
    this.#now = now;
    this.id = next();
    this.createdAt = now();
  }

  /** A runner takes a job of it. */
  start(name = "compile", steps: readonly string[] = ["Set up job", "Compile", "Upload"]): Job {
    this.status = "in_progress";
    const job: Job = {
      id: this.#next(),
      name,
      status: "in_progress",
      conclusion: null,
      startedAt: this.#now(),
      completedAt: null,
      steps: steps.map((step, index) => ({
        name: step,
        number: index + 1,
        status: "queued",
        conclusion: null,
        started_at: null,
        completed_at: null,
      })),
      log: "",
    };
    this.jobs.push(job);
    return job;
  }

  /** The step that runs ends; the one after it begins. */
  step(job = this.job, conclusion: Conclusion = "success"): void {
    const running = job.steps.find(step => step.status === "in_progress");
    if (running) Object.assign(running, { status: "completed", conclusion, completed_at: this.#date() });
    const waiting = job.steps.find(step => step.status === "queued");
    if (waiting) Object.assign(waiting, { status: "in_progress", started_at: this.#date() });
  }

  /** A job ends, and says this. */
  end(log: string, conclusion: Conclusion = "success", job = this.job): void {
    for (const step of job.steps) {
      if (step.status === "completed") continue;
      const last = step.status === "in_progress" || conclusion === "success";
      Object.assign(step, {
        status: "completed",
        conclusion: last ? conclusion : "cancelled",
        completed_at: this.#date(),
      });
    }
    Object.assign(job, { status: "completed", conclusion, completedAt: this.#now(), log });
  }

  finish(conclusion: Conclusion = "success"): void {
    this.status = "completed";
    this.conclusion = conclusion;
  }

  /** `type`: `application/zip`, or that of a single file that was uploaded as it is. */
  upload(name: string, content: Content, more: { digest?: string | null; type?: string } = {}): Artifact {
    const artifact: Artifact = {
      id: this.#next(),
      name,
      content,
      digest: more.digest === undefined ? `sha256:${content.sha256}` : more.digest,
      type: more.type ?? "application/zip",
      createdAt: this.#now(),
      expired: false,
    };
    this.artifacts.push(artifact);
    return artifact;
  }

  again(): void {
    this.attempt++;
    this.status = "queued";
    this.conclusion = null;
    this.jobs = [];
  }

  /** The job that began last. */
  get job(): Job {
    const job = this.jobs.at(-1);
    if (!job) throw new Error("No job of this run has begun.");
    return job;
  }

  #date(): string {
    return new Date(this.#now()).toISOString();
  }
}
