import type { Action, Catalog } from "../../catalog/index.ts";
import { remembered } from "../../model/remembered.ts";
import { wordsOf } from "./complete-action-search.ts";
import type { Choice } from "./complete-choice.ts";
import { describeService, levelOf } from "./complete-documentation.ts";
import { actionWords } from "./hover-action.ts";

/** What a service is found by beside its prefix. */
export const serviceWords = remembered((prefix, catalog) =>
  (catalog.serviceName(prefix) ?? "").toLowerCase().replace(/[^a-z0-9]+/g, " "),
);

export function actionChoice(action: Action, catalog: Catalog): Choice {
  return {
    label: `${action.service}:${action.name}`,
    type: "action",
    detail: levelOf(action),
    documentation: () => actionWords(`${action.service}:${action.name}`, catalog) ?? "",
    words: wordsOf(action),
  };
}

/** A service, whose actions are the next question. */
export function serviceActionsChoice(prefix: string, catalog: Catalog): Choice {
  return {
    label: `${prefix}:`,
    type: "service",
    detail: catalog.serviceName(prefix) ?? prefix,
    documentation: () => describeService(prefix, catalog),
    words: serviceWords(prefix, catalog),
    leadsOn: true,
  };
}
