import { type Member, membersOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import type { PolicyKind } from "../../kind.ts";
import type { Statement } from "../../model/policy.ts";

/**
 * Whether AWS's grammar takes a statement as a policy of this kind holds it: each element once, of the right type and not
 * empty, none beside its opposite. A sentence about anything less would say what nobody wrote.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function isWhole({ node, effect }: Statement, kind: PolicyKind): boolean {
  const members = membersOf(node);
  const names = new Set(members.map(({ name }) => name));
  if (names.size < members.length || (effect?.value !== "Allow" && effect?.value !== "Deny")) return false;
  if (!members.every(isElement)) return false;
  return (
    count(names, "Action", "NotAction") === 1 &&
    fits(count(names, "Principal", "NotPrincipal"), namesPrincipals(kind) ? "one" : "none") &&
    fits(count(names, "Resource", "NotResource"), resourceOf(kind))
  );
}

/** Whether the statements of such policies say who. */
export function namesPrincipals(kind: PolicyKind): boolean {
  return kind !== "identity-policy" && kind !== "scp";
}

type Due = "none" | "one" | "at most one";

function resourceOf(kind: PolicyKind): Due {
  if (kind === "trust-policy") return "none";
  // A repository's policy names no resource: it is the repository.
  return kind === "resource-policy" ? "at most one" : "one";
}

function count(names: ReadonlySet<string>, element: string, opposite: string): number {
  return Number(names.has(element)) + Number(names.has(opposite));
}

function fits(found: number, due: Due): boolean {
  return due === "none" ? found === 0 : due === "one" ? found === 1 : found < 2;
}

function isElement({ name, value }: Member): boolean {
  switch (name) {
    case "Sid":
    case "Effect":
      return value?.type === "string";
    case "Action":
    case "NotAction":
    case "Resource":
    case "NotResource":
      return isTexts(value);
    case "Principal":
    case "NotPrincipal":
      return value?.value === "*" || isPrincipals(value);
    case "Condition":
      return (
        areDistinct(value) && membersOf(value).every((block) => areDistinct(block.value) && areCompared(block.value))
      );
    default:
      return false;
  }
}

const types = ["AWS", "Service", "Federated", "CanonicalUser"];

function isPrincipals(value: JsonNode | undefined): boolean {
  const members = membersOf(value);
  return (
    areDistinct(value) &&
    members.length > 0 &&
    members.every(
      ({ name, value: names }) => types.includes(name) && isTexts(names) && !(name === "AWS" && hasPartWild(names)),
    )
  );
}

/** `*` alone is everyone; within an ARN of somebody AWS takes no wildcard. */
function hasPartWild(names: JsonNode | undefined): boolean {
  const texts = names?.type === "array" ? (names.children ?? []) : names ? [names] : [];
  return texts.some(({ value }) => /^arn:.*[*?]/.test(String(value)));
}

function areDistinct(value: JsonNode | undefined): boolean {
  const members = membersOf(value);
  return value?.type === "object" && new Set(members.map(({ name }) => name.toLowerCase())).size === members.length;
}

function areCompared(block: JsonNode | undefined): boolean {
  return membersOf(block).every(({ value }) => {
    const values = value?.type === "array" ? (value.children ?? []) : value ? [value] : [];
    return (
      value !== undefined && values.every(({ type }) => type === "string" || type === "number" || type === "boolean")
    );
  });
}

function isTexts(value: JsonNode | undefined): boolean {
  if (value?.type !== "array") return value?.type === "string" && value.value !== "";
  const items = value.children ?? [];
  return items.length > 0 && items.every((item) => item.type === "string" && item.value !== "");
}
