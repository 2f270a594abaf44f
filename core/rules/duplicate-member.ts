import type { Draft, Fix } from "../finding.ts";
import { readerOf } from "../grammar/words.ts";
import { removeFromParent } from "../json/edit.ts";
import { mergeMembers } from "../json/merge.ts";
import { innerSpanOf, type Member, memberOf, membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { jsonKinds } from "../kind.ts";
import type { Context, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html */
export const duplicateMember: Rule = {
  code: "duplicate-member",
  kinds: jsonKinds,
  severity: "error",
  summary: "An object has two members of the same name.",
  awsCodes: ["DUPLICATE_KEYS_WITH_DIFFERENT_CASE"],
  check: {
    object(node, context) {
      const children = node.children ?? [];
      if (children.length < 2) return undefined;
      const names = new Set(children.map((property) => property.children?.[0]?.value));
      if (names.size === children.length) return undefined;
      return repetitions(membersOf(node), (name) => name, context);
    },
    statement({ node }, context) {
      const condition = memberOf(node, "Condition")?.value;
      return condition && inCondition(condition, context);
    },
  },
};

function* inCondition(condition: JsonNode, context: Context): Generator<Draft> {
  for (const { value: operator } of membersOf(condition)) {
    if ((operator?.children?.length ?? 0) < 2) continue;
    for (const draft of repetitions(membersOf(operator), (name) => name.toLowerCase(), context))
      if (draft.awsCode) yield draft;
  }
}

function* repetitions(members: readonly Member[], fold: (name: string) => string, context: Context): Generator<Draft> {
  const first = new Map<string, Member>();
  for (const member of members) {
    const earlier = first.get(fold(member.name));
    if (earlier) yield draftOf(earlier, member, context);
    else first.set(fold(member.name), member);
  }
}

function draftOf(first: Member, second: Member, { source, kind }: Context): Draft {
  const sameSpelling = first.name === second.name;
  return {
    span: innerSpanOf(second.key),
    message: sameSpelling
      ? `"${second.name}" stands in this object twice; ${readerOf(kind)} allows it once, and readers that do not refuse it lose one of the two.`
      : `"${second.name}" and "${first.name}" are the same condition key, for its letter case does not count; AWS allows it once under an operator.`,
    ...(!sameSpelling && { awsCode: "DUPLICATE_KEYS_WITH_DIFFERENT_CASE" }),
    related: [{ span: innerSpanOf(first.key), message: "The first one is here." }],
    fixes: fixesOf(first, second, source),
  };
}

function fixesOf(first: Member, second: Member, source: string): Fix[] {
  const merge = mergeMembers(source, first, second);
  const removal = { title: `Remove the second "${second.name}"`, edits: [removeFromParent(source, second.node)] };
  if (!merge) return [{ ...removal, safe: false }];
  if (merge.how === "same") return [{ ...removal, safe: true }];
  const title = merge.how === "lists" ? "Merge both into one list" : "Merge both into one object";
  return [
    { title, safe: false, edits: merge.edits },
    { ...removal, safe: false },
  ];
}
