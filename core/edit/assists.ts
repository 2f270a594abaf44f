import type { Document } from "../hosts/index.ts";
import type { Assist } from "./assist.ts";
import { configAssist } from "./config/assist.ts";
import { corsAssist } from "./cors/assist.ts";

/** What is offered in a document, by its kind. */
export function assistOf(document: Document): Assist {
  if (document.language === "ini") return configAssist as Assist;
  return document.kind === "cors" ? (corsAssist as Assist) : none;
}

const none: Assist = {};
