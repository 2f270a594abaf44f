import type { IniDocument } from "../../hosts/index.ts";
import type { Assist } from "../assist.ts";
import { complete } from "./complete.ts";
import { folds, format } from "./format.ts";
import { hover } from "./hover.ts";
import { lenses } from "./lenses.ts";
import { definition, references, rename, renameable } from "./references.ts";

/** What an editor offers in AWS config and credentials files. */
export const configAssist: Assist<IniDocument> = {
  complete,
  hover,
  definition,
  references,
  renameable,
  rename,
  folds,
  format,
  lenses,
};
