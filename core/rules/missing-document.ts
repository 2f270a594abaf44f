import { nameOfEntity } from "../facts/entity-ids.ts";
import type { Rule } from "../rule.ts";
import { linkWords } from "../workspace/link-list.ts";

export const missingDocument: Rule = {
  code: "missing-document",
  kinds: ["manifest"],
  severity: "error",
  summary: "The manifest names a file that is not there, or that holds no policy.",
  check: {
    *document(entity, workspace) {
      if (workspace.factsOf(entity, "declares-document").length > 0) return;
      for (const { place, source, owner, use } of workspace.factsOf(entity, "assigns-document")) {
        // A command is run in a folder that nobody knows, so what it names may well be elsewhere.
        if (source !== "The manifest") continue;
        const name = nameOfEntity(entity).replace(/#\d+$/, "").split("/").at(-1) ?? "";
        yield {
          place,
          message: `This is said to be ${linkWords({ owner, use })}, but there is no ${name} here, or it holds no such document; what the file should say is not checked.`,
        };
      }
    },
  },
};
