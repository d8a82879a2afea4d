import "./style/flow.css";
import { type FromFlowPage, type ToFlowPage, toFlowPage } from "../../previews/flow/messages.ts";
import { flowPageStart } from "../../previews/flow/start.ts";
import { portFor } from "../port.ts";
import { FlowApp } from "./app.ts";

const start: unknown = JSON.parse(document.getElementById("start")?.textContent ?? "null");
const port = portFor<ToFlowPage, FromFlowPage>(toFlowPage);
if (!flowPageStart(start) || port === undefined) {
  throw new Error("The page lacks what it needs to start; close it and open it again.");
}
document.documentElement.lang = start.language;
const app = new FlowApp(document.body, start, port);
port.listen(message => app.take(message));
port.post({ type: "ready" });
