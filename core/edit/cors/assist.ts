import type { JsonDocument } from "../../hosts/index.ts";
import type { Assist } from "../assist.ts";
import { complete } from "./complete.ts";
import { folds } from "./folds.ts";
import { hover } from "./hover.ts";
import { refactorings } from "./refactorings.ts";

/** What an editor offers in CORS configurations. */
export const corsAssist: Assist<JsonDocument> = { complete, hover, folds, refactorings };
