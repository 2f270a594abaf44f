import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html */
export const bareDocumentPath: Rule = {
  code: "bare-document-path",
  kinds: [...policyKinds, "cors"],
  severity: "error",
  summary: "A command gives the path of a document where the AWS CLI takes the document itself.",
  check: {
    *script(entity, workspace) {
      for (const { isBare, place, path, source } of workspace.factsOf(entity, "hands-over-path")) {
        if (!isBare) continue;
        const { start } = place.span;
        yield {
          place,
          message: `${source} sends the words “${path}” in place of the document, not what is in the file, for the AWS CLI reads a file only behind file://: it is refused as malformed.`,
          fixes: [
            { title: "Put file:// before it", safe: false, edits: [{ span: { start, end: start }, text: "file://" }] },
          ],
        };
      }
    },
  },
};
