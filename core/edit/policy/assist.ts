import type { JsonDocument } from "../../hosts/index.ts";
import type { Assist } from "../assist.ts";
import { complete } from "./complete.ts";
import { format } from "./format.ts";
import { refactorings } from "./refactor.ts";

/** What an editor offers in policies of every kind. */
export const policyAssist: Assist<JsonDocument> = { complete, format, refactorings };
