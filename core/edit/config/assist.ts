import type { IniDocument } from "../../hosts/index.ts";
import type { Assist } from "../assist.ts";

/** What an editor offers in AWS config and credentials files. */
export const configAssist: Assist<IniDocument> = {};
