import type { Draft, Fix } from "../finding.ts";
import { isOfStatement } from "../grammar/echoes.ts";
import type { GrammarFailure, UnknownMember } from "../grammar/failure.ts";
import { readerOf } from "../grammar/words.ts";
import { removeFromParent, renameMember } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { isPolicyKind, jsonKinds, type Kind } from "../kind.ts";
import type { Context, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export const unknownElement: Rule = {
  code: "unknown-element",
  kinds: jsonKinds,
  severity: { default: "error", manifest: "warning" },
  summary: "A member has a name that means nothing in its place.",
  awsCodes: ["INVALID_POLICY_ELEMENT"],
  check: {
    grammar(failure, context) {
      // Types of principals that AWS does not know are malformed-principal's.
      if (failure.problem !== "unknown-member" || /Principal$/.test(failure.element)) return undefined;
      return [draftOf(failure, context)];
    },
    policy({ id, node }, { kind }) {
      const member = id && memberOf(node, "Id");
      if (!member || kind !== "identity-policy") return undefined;
      return [
        {
          span: innerSpanOf(member.key),
          severity: "warning",
          message: "Id belongs in resource-based policies; the grammar of identity policies has no such element.",
          awsCode: "INVALID_POLICY_ELEMENT",
        },
      ];
    },
  },
};

type Unknown = GrammarFailure & UnknownMember;

function draftOf(failure: Unknown, { kind, source }: Context): Draft {
  return {
    span: innerSpanOf(failure.key),
    message: messageOf(failure, kind),
    ...(isPolicyKind(kind) && { awsCode: "INVALID_POLICY_ELEMENT" }),
    fixes: fixesOf(failure, kind, source),
  };
}

function messageOf(failure: Unknown, kind: Kind): string {
  const { name, meant } = failure;
  if (kind === "manifest")
    return `Latchkey knows no "${name}" here and leaves it out.${meant === undefined ? "" : ` Did you mean "${meant}"?`}`;
  const misplaced = isPolicyKind(kind) ? misplacement(failure) : undefined;
  if (misplaced) return `${misplaced}; ${readerOf(kind)} refuses the policy.`;
  const what = `${containerOf(failure, kind)} "${name}"; ${readerOf(kind)} refuses the ${kind === "cors" ? "configuration" : "policy"}.`;
  return meant === undefined ? what : `${what} Did you mean "${meant}"?`;
}

function containerOf({ element, known }: Unknown, kind: Kind): string {
  if (kind === "cors") return known.includes("AllowedOrigins") ? "A CORS rule has no" : "A CORS configuration has no";
  return element === "" ? "A policy has no element" : "A statement has no element";
}

/** A known element that stands a level too high or too low. */
function misplacement({ name, element, known }: Unknown): string | undefined {
  if (element === "" && isOfStatement(name)) return `${name} belongs in a statement, not at the top of the policy`;
  if (!known.includes("Effect")) return undefined;
  if (name === "Version" || name === "Statement") return `${name} belongs at the top of the policy, not in a statement`;
  return isOperator(name) ? `${name} is an operator and belongs in Condition, not beside it` : undefined;
}

function isOperator(name: string): boolean {
  return /^(?:For(?:All|Any)Values?:)?(?:String|Numeric|Date|Arn|Bool|Binary|IpAddress|NotIpAddress|Null)/.test(name);
}

function fixesOf(failure: Unknown, kind: Kind, source: string): Fix[] {
  const { key, name, meant, node } = failure;
  const property = key.parent;
  const fixes: Fix[] = [];
  const rename = meant === undefined ? undefined : renameMember(key, meant);
  if (rename) fixes.push({ title: `Rename to "${meant}"`, safe: false, edits: [rename] });
  const wrap = property && isPolicyKind(kind) && isOperator(name) && failure.known.includes("Condition");
  if (wrap && property.children?.[1]?.type === "object" && !memberOf(node, "Condition")) fixes.push(wrapFix(property));
  if (property) {
    fixes.push({
      title: `Remove "${name}"`,
      safe: isRemark(name),
      edits: [removeFromParent(source, property)],
    });
  }
  return fixes;
}

/** A member by which people write down a comment says nothing about access. */
function isRemark(name: string): boolean {
  return /^(?:[_$#/]|comments?$|descriptions?$|notes?$)/i.test(name);
}

function wrapFix({ offset, length }: JsonNode): Fix {
  const end = offset + length;
  return {
    title: "Put it into Condition",
    safe: false,
    edits: [
      { span: { start: offset, end: offset }, text: '"Condition": { ' },
      { span: { start: end, end }, text: " }" },
    ],
  };
}
