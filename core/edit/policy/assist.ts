import type { JsonDocument } from "../../hosts/index.ts";
import type { Assist } from "../assist.ts";
import { complete } from "./complete.ts";
import { folds } from "./folds.ts";
import { format } from "./format.ts";
import { hover } from "./hover.ts";
import { lenses } from "./lenses.ts";
import { refactorings } from "./refactor.ts";
import { selections } from "./select.ts";

/** What an editor offers in policies of every kind. */
export const policyAssist: Assist<JsonDocument> = {
  complete,
  hover,
  lenses,
  folds,
  selections,
  format,
  refactorings,
};
