import { appendToList, setList } from "../cors/edit.ts";
import type { Fix } from "../finding.ts";
import { memberOf, membersOf } from "../json/node.ts";
import type { Text } from "../json/strings.ts";
import type { CorsRule } from "../model/cors.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html: each part is confirmed by the ETag that it was answered. */
export const corsUploadWithoutEtag: Rule = {
  code: "cors-upload-without-etag",
  kinds: ["cors"],
  severity: "info",
  summary: "A rule allows PUT, and does not let pages read the ETag of the answer.",
  check: {
    corsRule(rule, { source }) {
      const put = rule.methods.find(({ value }) => value === "PUT");
      if (!put || exposesEtag(rule)) return undefined;
      return [
        {
          span: put.span,
          message:
            "Pages cannot read ETag in the answer to a PUT; uploads in parts (AWS SDK, Amplify, Uppy) need it for each part and fail.",
          fixes: [exposeEtag(rule, put, source)],
        },
      ];
    },
  },
};

/** So it counts where a wildcard or a list under a wrong name stands for it: others report these. */
function exposesEtag({ exposed, node }: CorsRule): boolean {
  if (exposed.some(({ value }) => value.includes("*") || value.toLowerCase() === "etag")) return true;
  return membersOf(node).some(
    ({ name, value }) => /^exposed?_?headers?$/i.test(name) && (name !== "ExposeHeaders" || value?.type !== "array"),
  );
}

function exposeEtag({ node }: CorsRule, put: Text, source: string): Fix {
  const list = memberOf(node, "ExposeHeaders")?.value;
  const edit = list?.children?.length
    ? appendToList(source, list, ["ETag"])
    : setList(source, node, "ExposeHeaders", ["ETag"], put.node.parent ?? put.node);
  return { title: "Let pages read ETag", safe: false, edits: [edit] };
}
