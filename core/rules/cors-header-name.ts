import { removeFromList, replaceByAll } from "../cors/edit.ts";
import type { Draft, Fix } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://www.rfc-editor.org/rfc/rfc9110#name-field-names */
export const corsHeaderName: Rule = {
  code: "cors-header-name",
  kinds: ["cors"],
  severity: "error",
  summary: "An entry of AllowedHeaders or ExposeHeaders is no name of a header.",
  check: {
    *corsRule({ headers, exposed }, { source }) {
      for (const header of headers) yield* draftsOf(header, "no request is matched by it", source);
      for (const header of exposed) yield* draftsOf(header, "no page can read it", source);
    },
  },
};

const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function* draftsOf(header: Text, consequence: string, source: string): Iterable<Draft> {
  const { value, span } = header;
  if (name.test(value) || value.includes("${") || hasPlaceholder(value)) return;
  const what = value.trim() === "" ? "This names no header" : `No header is called "${value}"`;
  yield { span, message: `${what}; S3 accepts it, and ${consequence}.`, fixes: fixesOf(header, source) };
}

function fixesOf(header: Text, source: string): Fix[] {
  const { value, node } = header;
  const parts = value
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length > 1 && parts.every((part) => name.test(part)))
    return [{ title: `Split into ${parts.length} headers`, safe: false, edits: [replaceByAll(source, node, parts)] }];
  const bare = /^[\s"']*([^\s"':,;]+)[\s"']*(?::.*)?[,;]?$/.exec(value)?.[1];
  if (bare !== undefined && name.test(bare))
    return [{ title: `Replace with ${bare}`, safe: false, edits: [replaceText(header, bare)] }];
  const edit = removeFromList(source, node);
  return edit ? [{ title: "Remove it", safe: false, edits: [edit] }] : [];
}
