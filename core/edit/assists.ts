import type { Document } from "../hosts/index.ts";
import type { Assist } from "./assist.ts";
import { configAssist } from "./config/assist.ts";
import { corsAssist } from "./cors/assist.ts";
import { manifestAssist } from "./manifest/assist.ts";
import { policyAssist } from "./policy/assist.ts";

/** What is offered in a document, by its kind. */
export function assistOf(document: Document): Assist {
  if (document.language === "ini") return configAssist as Assist;
  if (document.kind === "manifest") return manifestAssist as Assist;
  return (document.kind === "cors" ? corsAssist : policyAssist) as Assist;
}
