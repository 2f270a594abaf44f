import type { JsonDocument } from "../../hosts/index.ts";
import type { Assist } from "../assist.ts";
import { complete } from "./complete.ts";
import { hover } from "./hover.ts";

/** What an editor offers in manifests, beside what their JSON Schema gives. */
export const manifestAssist: Assist<JsonDocument> = { complete, hover };
