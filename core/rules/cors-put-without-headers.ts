import { setList } from "../cors/edit.ts";
import type { Fix } from "../finding.ts";
import { membersOf } from "../json/node.ts";
import type { Text } from "../json/strings.ts";
import type { CorsRule } from "../model/cors.ts";
import type { Rule } from "../rule.ts";

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-headers, and the headers for which
 * browsers ask first: https://developer.mozilla.org/docs/Glossary/CORS-safelisted_request_header
 */
export const corsPutWithoutHeaders: Rule = {
  code: "cors-put-without-headers",
  kinds: ["cors"],
  severity: "warning",
  summary: "A rule allows PUT, and no header to go with it.",
  check: {
    corsRule(rule, { source }) {
      const put = rule.methods.find(({ value }) => value === "PUT");
      if (!put || rule.headers.length > 0 || hasOtherHeaders(rule)) return undefined;
      return [
        {
          span: put.span,
          message:
            "The rule allows PUT and no headers; an upload with a Content-Type, an Authorization or an x-amz- header is stopped before it starts.",
          fixes: [allow(rule, ["*"], put, source), allow(rule, usualHeaders, put, source)],
        },
      ];
    },
  },
};

/** A list under a wrong name, or something else than a list: the grammar reports them. */
function hasOtherHeaders({ node }: CorsRule): boolean {
  return membersOf(node).some(
    ({ name, value }) =>
      /^allowed_?headers?$/i.test(name) && (name !== "AllowedHeaders" || value?.children?.length !== 0),
  );
}

/** What pages send with an upload by a presigned URL or by an AWS SDK. */
const usualHeaders = ["Content-Type", "Authorization", "x-amz-*"];

function allow({ node }: CorsRule, headers: readonly string[], put: Text, source: string): Fix {
  const title = headers.length === 1 ? "Allow every header" : `Allow ${headers.join(", ")}`;
  const like = put.node.parent ?? put.node;
  return { title, safe: false, edits: [setList(source, node, "AllowedHeaders", headers, like)] };
}
