import type { Draft, Fix } from "../finding.ts";
import { isBareStatement, isOfStatement } from "../grammar/echoes.ts";
import type { GrammarFailure, MissingMember } from "../grammar/failure.ts";
import { fillingOf } from "../grammar/filling.ts";
import { oneOf, refusalOf } from "../grammar/words.ts";
import { addMember } from "../json/edit.ts";
import { membersOf, spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { isPolicyKind, jsonKinds, type Kind } from "../kind.ts";
import { isLoneRule } from "../model/cors.ts";
import { statementOf } from "../model/policy.ts";
import type { Context, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const missingElement: Rule = {
  code: "missing-element",
  kinds: jsonKinds,
  severity: { default: "error", "resource-policy": "warning", manifest: "warning" },
  summary: "A member is missing that its object must have.",
  awsCodes: ["MISSING_STATEMENT", "MISSING_EFFECT", "MISSING_ACTION", "MISSING_RESOURCE", "MISSING_PRINCIPAL"],
  check: {
    grammar(failure, context) {
      if (failure.problem !== "missing-member" || mayDoWithout(failure, context.kind)) return undefined;
      return [draftOf(failure, context)];
    },
  },
};

type Missing = GrammarFailure & MissingMember;

/** The policy of a container repository holds no resource, for it is about that repository alone; that of a file system may do without; nor does a trust policy, which this may be. */
function mayDoWithout({ node, names }: Missing, kind: Kind): boolean {
  if (kind !== "resource-policy" || names[0] !== "Resource") return false;
  const { actions, notActions } = statementOf(node, undefined);
  return [...actions, ...notActions].every(({ value }) => /^(?:ecr|ecr-public|elasticfilesystem|sts):/i.test(value));
}

function draftOf(failure: Missing, context: Context): Draft {
  const { names, at, node, element } = failure;
  const { kind } = context;
  if (kind === "cors" && isLoneRule(node)) return draftOfLoneRule(failure);
  const [name = ""] = names;
  return {
    span: at,
    message: `${sentence(failure, kind)}; ${kind === "manifest" ? "Latchkey leaves it out" : refusalOf(kind)}.`,
    ...(kind === "resource-policy" && name !== "Resource" && { severity: "error" }),
    ...(isPolicyKind(kind) && { awsCode: `MISSING_${name.toUpperCase()}` }),
    fixes: element === "" && isPolicyKind(kind) ? wrapping(node) : additions(name, node, context),
  };
}

function draftOfLoneRule({ at, node }: Missing): Draft {
  const { start, end } = spanOf(node);
  return {
    span: at,
    message: "This is a rule without a list around it; S3 takes a list of rules.",
    fixes: [
      {
        title: "Put the rule into a list",
        safe: false,
        edits: [
          { span: { start, end: start }, text: "[" },
          { span: { start: end, end }, text: "]" },
        ],
      },
    ],
  };
}

function sentence({ names, node, element }: Missing, kind: Kind): string {
  if (isPolicyKind(kind) && element === "") return "The policy has no Statement";
  const subject = kind === "cors" ? (names[0] === "CORSRules" ? "The configuration" : "This rule") : "This statement";
  if (kind === "manifest") return `This entry has no ${oneOf(names)}`;
  if (node.children?.length === 0) return `${subject} is empty`;
  return names.length > 1 ? `${subject} has neither ${names.join(" nor ")}` : `${subject} has no ${names.join("")}`;
}

function additions(name: string, node: JsonNode, { kind, catalog, source }: Context): Fix[] {
  const add = (member: string, value: unknown): Fix => ({
    title: `Add "${member}": ${JSON.stringify(value)}`,
    safe: false,
    edits: [addMember(source, node, member, value, member === "Effect" ? "first" : "last")],
  });
  if (!isPolicyKind(kind) || node.children?.length === 0) return [];
  if (name === "Effect") return [add("Effect", "Allow"), add("Effect", "Deny")];
  const filling = fillingOf(name, node, kind, catalog);
  return filling ? [add(filling.name, filling.value)] : [];
}

/** A statement without a policy around it is put into one, if its members stand together. */
function wrapping(root: JsonNode): Fix[] {
  if (!isBareStatement(root)) return [];
  const members = membersOf(root);
  const from = members.findIndex(({ name }) => isOfStatement(name));
  const own = members.slice(from);
  const first = own[0]?.node;
  const last = own.at(-1)?.node;
  if (!first || !last || own.some(({ name }) => !isOfStatement(name))) return [];
  const version = from === 0 ? '"Version": "2012-10-17", ' : "";
  const end = last.offset + last.length;
  return [
    {
      title: "Put the statement into Statement",
      safe: false,
      edits: [
        { span: { start: first.offset, end: first.offset }, text: `${version}"Statement": { ` },
        { span: { start: end, end }, text: " }" },
      ],
    },
  ];
}
