import { explanationText } from "../core/edit/config/chain.ts";
import { contextOf } from "./open-file.ts";
import type { ServerState } from "./state.ts";

/** How tools get credentials for a profile of a config or credentials file, in Markdown. */
export function explainProfile(state: ServerState, params: Readonly<Record<string, unknown>>): string {
  state.flush();
  const file = String(params.file);
  for (const [index, document] of state.parsed(file).entries()) {
    if (document.language === "ini")
      return explanationText(document, String(params.profile), contextOf(state, file, index));
  }
  return "This file holds no profiles any more.";
}
