import type { Catalog } from "../catalog/index.ts";
import { type Operation, operation } from "../catalog/operations.ts";
import { hasPlaceholder } from "./placeholder.ts";
import { remembered } from "./remembered.ts";

/** What is wrong with the text of an action; `at` is where the name behind the colon begins. */
export type ActionFault =
  /** No colon, so no service. */
  | { readonly fault: "no-service" }
  | { readonly fault: "unknown-service"; readonly service: string; readonly at: number }
  /** White space around it; `meant` is the action without, where that is sound. */
  | { readonly fault: "white-space"; readonly meant?: string }
  /** No action but an API operation, or a wildcard that only such a one would fit. */
  | { readonly fault: "operation"; readonly operation: Operation; readonly at: number }
  | { readonly fault: "unknown-action"; readonly service: string; readonly name: string; readonly at: number };

/**
 * Why an action pattern stands for no action; undefined where it stands for one, and where its form cannot be judged: a
 * placeholder, a variable, a wildcard in the service. Letter case does not matter to IAM.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export const faultOfAction = remembered(judge);

function judge(text: string, catalog: Catalog): ActionFault | undefined {
  if (text === "*" || catalog.action(text)) return undefined;
  if (text.includes("${") || hasPlaceholder(text)) return undefined;
  const meant = text.trim();
  if (meant === "") return { fault: "no-service" };
  if (meant !== text) return { fault: "white-space", ...(!judge(meant, catalog) && { meant }) };
  const colon = text.indexOf(":");
  if (colon < 0) return /[*?]/.test(text) ? undefined : { fault: "no-service" };
  const service = text.slice(0, colon);
  const at = colon + 1;
  if (/[*?]/.test(service)) return undefined;
  if (!catalog.service(service)) return { fault: "unknown-service", service, at };
  const name = text.slice(at);
  if (/[*?]/.test(name) && catalog.actionsMatching(text).length > 0) return undefined;
  const known = operation(service, name.replace(/\*+$/, ""));
  return known ? { fault: "operation", operation: known, at } : { fault: "unknown-action", service, name, at };
}
