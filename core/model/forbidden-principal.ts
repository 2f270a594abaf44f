import type { Draft } from "../finding.ts";
import { removeFromParent } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";

/** What is said of a statement that names principals where its kind of policy has none. */
export function* forbiddenPrincipals(
  statement: JsonNode,
  source: string,
  { awsCode, message }: { readonly awsCode: string; message(element: string): string },
): Generator<Draft> {
  for (const element of ["Principal", "NotPrincipal"]) {
    const member = memberOf(statement, element);
    if (!member) continue;
    yield {
      span: innerSpanOf(member.key),
      message: message(element),
      awsCode,
      fixes: [{ title: `Remove ${element}`, safe: false, edits: [removeFromParent(source, member.node)] }],
    };
  }
}
