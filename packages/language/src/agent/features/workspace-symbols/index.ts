export { type FoundName, findNames, type NamesOfFile } from "./find.ts";
export { locateName } from "./locate.ts";
