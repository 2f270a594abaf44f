import type { Draft } from "../finding.ts";
import { innerSpanOf } from "../json/node.ts";
import type { ConditionValue } from "../model/condition.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
export const tooBroadConditionValue: Rule = {
  code: "too-broad-condition-value",
  kinds: ["bucket-policy", "resource-policy"],
  severity: "warning",
  summary: "What is to keep strangers out of a statement for everyone has a wildcard or a variable that lets them in.",
  awsCodes: ["WILDCARD_USAGE_TOO_PERMISSIVE", "VARIABLE_USAGE_TOO_PERMISSIVE"],
  check: {
    *condition({ key, name, operator, values }, statement) {
      if (statement.effect?.value !== "Allow" || !isForEveryone(statement)) return;
      const facts = operator.facts;
      if (!facts || facts.negated || (facts.family !== "String" && facts.family !== "ARN")) return;
      const demand = demands.get(name);
      if (!demand) return;
      for (const value of values) {
        const openings = [variableIn(value.value), facts.wildcards ? wildcardIn(value.value) : undefined];
        const opening = openings.find((match) => match && !isNarrow(value.value, match.index, demand));
        if (opening && !hasPlaceholder(value.value)) yield ofValue(value, opening[0] === "${", key.value, demand);
      }
    },
  },
};

/** How a key's values must look so that they keep strangers out. */
type Demand = "fixed" | "prefix" | "unique-id";

const demands: ReadonlyMap<string, Demand> = new Map<string, Demand>([
  ["aws:principalaccount", "fixed"],
  ["aws:principalorgid", "fixed"],
  ["aws:resourceaccount", "fixed"],
  ["aws:resourceorgid", "fixed"],
  ["aws:sourceaccount", "fixed"],
  ["aws:sourceorgid", "fixed"],
  ["aws:sourcevpc", "fixed"],
  ["aws:sourcevpce", "fixed"],
  ["aws:vpceaccount", "fixed"],
  ["aws:vpceorgid", "fixed"],
  ["aws:principalarn", "prefix"],
  ["aws:principalorgpaths", "prefix"],
  ["aws:sourcearn", "prefix"],
  ["aws:sourceorgpaths", "prefix"],
  ["aws:userid", "unique-id"],
]);

const messages: Readonly<Record<Demand, string>> = {
  fixed: "is only safe with values that are written out",
  prefix: "needs at least six fixed characters in front",
  "unique-id": "has the unique ID of a role or user before the colon, which must be written out",
};

function isForEveryone({ principals }: Statement): boolean {
  return principals.some(({ type, value }) => value === "*" && (type === "*" || type === "AWS"));
}

/** The first variable that a stranger can fill. What AWS fills in on both sides, such as the resource's organisation, is sound. */
function variableIn(value: string): RegExpExecArray | undefined {
  return /\$\{(?![*?$]\}|aws:(?:principal|resource)(?:account|orgid)\})/i.exec(value) ?? undefined;
}

function wildcardIn(value: string): RegExpExecArray | undefined {
  return /[*?]/.exec(value.replace(/\$\{[^}]*\}/g, (variable) => "x".repeat(variable.length))) ?? undefined;
}

function isNarrow(value: string, at: number, demand: Demand): boolean {
  if (demand === "fixed") return false;
  if (demand === "prefix") return /[^*?${}]{6}/.test(value.slice(0, at));
  const colon = value.indexOf(":");
  // Behind the colon is the session's name; in front of it a lone wildcard leaves that name to decide.
  return colon >= 0 && (at > colon || value.slice(0, colon) === "*" || /^\$\{[^}]*\}$/.test(value.slice(0, colon)));
}

function ofValue({ value, node }: ConditionValue, variable: boolean, key: string, demand: Demand): Draft {
  return {
    span: innerSpanOf(node),
    message: `The statement is for everyone, and "${value}" lets too many in: ${key} ${messages[demand]}.`,
    awsCode: variable ? "VARIABLE_USAGE_TOO_PERMISSIVE" : "WILDCARD_USAGE_TOO_PERMISSIVE",
  };
}
