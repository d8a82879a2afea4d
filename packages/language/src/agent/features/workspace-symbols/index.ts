export { type FoundName, findNames, type NamedFlow, type NamesOfFile } from "./find.ts";
export { locateName } from "./locate.ts";
