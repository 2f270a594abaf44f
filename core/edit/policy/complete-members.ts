import type { JsonDocument } from "../../hosts/index.ts";
import { memberOf } from "../../json/node.ts";
import type { Kind } from "../../kind.ts";
import type { Statement } from "../../model/policy.ts";
import type { Choice, Piece } from "./complete-choice.ts";
import { otherNames, type PolicyPlace } from "./place.ts";
import { snippetsFor } from "./snippets.ts";

/** Members of the policy itself that it has not yet. */
export function policyMembers(place: PolicyPlace, document: JsonDocument): Choice[] {
  const present = otherNames(place);
  const statement = statementJson(document.kind);
  return choicesOf(
    [
      { name: "Version", detail: "of the policy language", value: ['"2012-10-17"'], text: texts.Version },
      {
        name: "Statement",
        detail: "what is allowed and denied",
        value: ["[\n\t", ...statement, "\n]"],
        text: texts.Statement,
      },
      // The grammar of policies of identities and organizations has none.
      ...(mayHavePrincipal(place, document) && document.kind !== "rcp"
        ? [{ name: "Id", detail: "a name for the policy", value: ['"', { blank: "" }, '"'], text: texts.Id }]
        : []),
    ].filter(({ name }) => !present.has(name)),
    place,
  );
}

/** Members of a statement that it has not yet, and may have in a policy of the kind. */
export function statementMembers(place: PolicyPlace, document: JsonDocument): Choice[] {
  const present = otherNames(place);
  const { kind } = document;
  const allowed = membersOf(kind, mayHavePrincipal(place, document)).filter(
    ({ name }) => !present.has(name) && !present.has(oppositeOf(name)),
  );
  return choicesOf(allowed, place);
}

interface MemberWord {
  readonly name: string;
  readonly detail: string;
  readonly text: string | undefined;
  readonly value: readonly Piece[];
}

function choicesOf(members: readonly MemberWord[], { cursor }: PolicyPlace): Choice[] {
  return members.map(({ name, detail, text, value }) => ({
    label: name,
    type: "member" as const,
    detail,
    ...(text && { documentation: () => text }),
    json: cursor.hasColon ? [`"${name}"`] : [`"${name}": `, ...value],
    ...(/^(?:Not)?(?:Action|Resource)$/.test(name) && { opens: true as const }),
  }));
}

function membersOf(kind: Kind, hasPrincipal: boolean): readonly MemberWord[] {
  const text: readonly Piece[] = ['"', { blank: "" }, '"'];
  const list: readonly Piece[] = ["[\n\t", ...text, "\n]"];
  const effect = kind === "scp" || kind === "rcp" ? ["Deny", "Allow"] : ["Allow", "Deny"];
  const principal: readonly Piece[] =
    kind === "rcp" ? ['"*"'] : ["{\n\t", '"', { blank: "AWS", of: principalTypes(kind) }, '": ', ...text, "\n}"];
  const condition: readonly Piece[] = [
    "{\n\t",
    '"',
    { blank: "StringEquals" },
    '": { "',
    { blank: "" },
    '": ',
    ...text,
    " }\n}",
  ];
  const word = (name: keyof typeof texts, detail: string, value: readonly Piece[]): MemberWord => ({
    name,
    detail,
    value,
    text: texts[name],
  });
  return [
    word("Sid", "a name for the statement", text),
    word("Effect", "Allow or Deny", ['"', { blank: effect[0]!, of: effect }, '"']),
    ...(hasPrincipal ? [word("Principal", "who", principal)] : []),
    word("Action", "what", list),
    ...(kind === "trust-policy" ? [] : [word("Resource", "on what", list)]),
    word("Condition", "under which conditions", condition),
    ...(kind === "rcp" ? [] : [word("NotAction", "all actions but these", list)]),
    ...(kind === "trust-policy" ? [] : [word("NotResource", "all resources but these", list)]),
    // IAM refuses it in a trust policy, and a resource control policy is about everyone.
    ...(hasPrincipal && kind !== "trust-policy" && kind !== "rcp"
      ? [word("NotPrincipal", "everyone but these", principal)]
      : []),
  ];
}

/** The types of principals that a policy of the kind may name. */
export function principalTypes(kind: Kind): readonly string[] {
  if (kind === "trust-policy") return ["AWS", "Service", "Federated"];
  return kind === "bucket-policy" ? ["AWS", "Service", "CanonicalUser"] : ["AWS", "Service"];
}

/**
 * Whether a statement of the policy can name a principal: not in one that stands at an identity or an organization. Where
 * only the content tells the kind, a policy that has hardly begun may still become another.
 */
export function mayHavePrincipal({ policy, statement }: PolicyPlace, { kind, how }: JsonDocument): boolean {
  if (kind !== "identity-policy" && kind !== "scp") return true;
  if (kind === "scp" || how !== "content") return false;
  const isSettled = (one: Statement) => memberOf(one.node, "Resource") !== undefined;
  return !policy.statements.some(isSettled) && !(statement && isSettled(statement));
}

function oppositeOf(name: string): string {
  return name.startsWith("Not") ? name.slice(3) : `Not${name}`;
}

/** Whole statements, each sound once its blanks are filled in. */
export function statements(place: PolicyPlace, document: JsonDocument): Choice[] {
  if (place.quoted) return [];
  return snippetsFor(document.kind).map((snippet) => ({ ...snippet, type: "snippet" }));
}

/** The value of Statement where there is none yet. */
export function statementLists(place: PolicyPlace, document: JsonDocument): Choice[] {
  return statements(place, document).map((choice) => ({
    ...choice,
    json: ["[\n\t", ...(choice.json ?? []).map((piece) => deeper(piece)), "\n]"],
  }));
}

/** Whole policies, where nothing is typed yet. */
export function policies(place: PolicyPlace, document: JsonDocument): Choice[] {
  return statements(place, document).map((choice) => ({
    ...choice,
    label: `policy: ${choice.label}`,
    json: [
      '{\n\t"Version": "2012-10-17",\n\t"Statement": [\n\t\t',
      ...(choice.json ?? []).map((piece) => deeper(deeper(piece))),
      "\n\t]\n}",
    ],
  }));
}

function deeper(piece: Piece): Piece {
  return typeof piece === "string" ? piece.replaceAll("\n", "\n\t") : piece;
}

function statementJson(kind: Kind): Piece[] {
  return (snippetsFor(kind)[0]?.json ?? []).map(deeper);
}

const texts = {
  Version:
    "The version of the policy language. `2012-10-17` is the current one; without it, or with `2008-10-17`, policy variables such as `${aws:username}` are read as plain text.",
  Id: "A name for the policy. It changes nothing; some services ask for it.",
  Statement: "The statements, in any order: a request is allowed where one allows it and none denies it.",
  Sid: "A name for the statement. It changes nothing; in identity policies letters and digits only.",
  Effect:
    "`Allow` or `Deny`. A request that no statement allows is denied anyway; one that a statement denies stays denied, whatever allows it.",
  Principal:
    "Who the statement is about. Only policies that stand at a resource or a role have it; in an identity policy it is whoever the policy is attached to.",
  NotPrincipal:
    "Everyone but these. Safe with `Deny` only, and even there a condition on `aws:PrincipalArn` is what AWS recommends.",
  Action: "What the statement is about, as `service:Action`; `*` stands for any text, letter case does not count.",
  NotAction: "Every action but these. With `Allow` that is all of AWS, future services too.",
  Resource: "What it may be done to, as ARNs; `*` stands for any text.",
  NotResource: "Every resource but these. With `Allow` that is everything else there is.",
  Condition:
    "When the statement counts: operator, key, values. Several operators or keys must all hold; of several values one is enough.",
} as const;
