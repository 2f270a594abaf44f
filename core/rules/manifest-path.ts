import { pathFaultOf } from "../model/manifest-path.ts";
import { manifestValuesOf } from "../model/manifest-values.ts";
import type { Rule } from "../rule.ts";

export const manifestPath: Rule = {
  code: "manifest-path",
  kinds: ["manifest"],
  severity: "error",
  summary: "A path of the manifest leads out of its folder, or to something that is no file of it.",
  check: {
    *manifestRoot(root) {
      for (const { text, meaning } of manifestValuesOf(root)) {
        const fault = meaning === "path" ? pathFaultOf(text.value) : undefined;
        if (fault) yield { span: text.span, message: `${fault} The path is left out.` };
      }
    },
  },
};
