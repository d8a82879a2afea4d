import { Flow } from "@pgflow/dsl";
import { answer, classify, notify, search, type Ticket } from "./steps.ts";

/** Sorts a ticket, looks for known answers meanwhile, and drafts a reply; who is on duty hears of what is urgent. */
export const TriageTicket = new Flow<Ticket>({ slug: "triageTicket", maxAttempts: 3, timeout: 60 })
  .step({ slug: "classify" }, ticket => classify(ticket))
  .array({ slug: "questions", dependsOn: ["classify"] }, ({ classify }) => classify.questions)
  .map({ slug: "knownAnswers", array: "questions", maxAttempts: 5, baseDelay: 2 }, question => search(question))
  .step(
    { slug: "notifyDuty", dependsOn: ["classify"], if: { classify: { urgent: true } }, whenUnmet: "skip" },
    ({ classify }) => notify(classify.team),
  )
  .step({ slug: "draftReply", dependsOn: ["classify", "knownAnswers"], timeout: 120 }, ({ classify, knownAnswers }) =>
    answer(classify, knownAnswers),
  );
