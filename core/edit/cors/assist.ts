import type { JsonDocument } from "../../hosts/index.ts";
import type { Assist } from "../assist.ts";

/** What an editor offers in CORS configurations. */
export const corsAssist: Assist<JsonDocument> = {};
