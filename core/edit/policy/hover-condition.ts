import type { Catalog } from "../../catalog/index.ts";
import type { Condition, ConditionOperator } from "../../model/condition.ts";
import { passesWithoutKey } from "../../model/condition-operator.ts";
import { wordsOfType } from "../../model/condition-value.ts";
import type { Statement } from "../../model/policy.ts";
import { code, prose } from "../markdown.ts";
import { asMarkdown } from "./sentence-say.ts";
import { clauseOf } from "./sentence-when.ts";

/** What an operator asks, with its quantifier and suffix. */
export function operatorWords(operator: ConditionOperator, statement: Statement): string | undefined {
  const { facts, set, ifExists } = operator;
  if (!facts) return undefined;
  const lines = [`${code(operator.value)} · ${comparisonWords(operator)}`];
  if (set === "ForAnyValue")
    lines.push("`ForAnyValue`: one value of the request that passes is enough. Without any value it does not hold.");
  if (set === "ForAllValues")
    lines.push(
      "`ForAllValues`: every value of the request must pass. **Without any value it holds**, for there is none that fails.",
    );
  if (ifExists && facts.family !== "Null") lines.push("`IfExists`: holds as well where the request lacks the key.");
  if (facts.family !== "Null") lines.push(absenceWords(operator, statement));
  return lines.join("\n\n");
}

function comparisonWords({ facts }: ConditionOperator): string {
  if (facts?.family === "Null") return '`"true"`: the request lacks the key. `"false"`: the request has it.';
  if (!facts) return "";
  const wildcards = facts.wildcards ? ", with `*` and `?` as wildcards" : "";
  const letters = facts.name.endsWith("IgnoreCase") ? ", in any letter case" : "";
  const many = facts.negated
    ? "Holds if none of the values listed here fits"
    : "Holds if one of the values listed here fits";
  return `compares as ${wordsOfType[facts.family]}${wildcards}${letters}. ${many}.`;
}

/** What becomes of a request without the key, under this very operator and effect. */
export function absenceWords(operator: ConditionOperator, { effect }: Statement): string {
  const holds = passesWithoutKey(operator);
  const does =
    effect?.value === "Deny"
      ? holds
        ? "is denied all the same"
        : "is not denied"
      : holds
        ? "is allowed all the same"
        : "is not allowed";
  const name = code(operator.value);
  return `A request without the key ${does}: ${name} ${holds ? "holds" : "does not hold"} then${holds ? ", as far as the other conditions do" : ""}.`;
}

/** What a key is, when a request has it, and what its absence means here. */
export function keyWords(condition: Condition, statement: Statement, catalog: Catalog): string {
  const { key, operator } = condition;
  const info = catalog.conditionKey(key.value);
  const lines = [code(key.value)];
  if (info) {
    const many = info.multivalued ? ", several in a request" : "";
    lines[0] += ` · ${wordsOfType[info.type]}${many}`;
    if (info.description) lines.push(prose(info.description).replace(/([^.!?])$/, "$1."));
    if (info.present) lines.push(`Present ${prose(info.present)}.`);
  }
  const says = clauseOf(condition, statement, asMarkdown(8)).says;
  lines.push(`${statement.effect?.value === "Deny" ? "Denied" : "Allowed"} here only if ${says}.`);
  const isAlwaysThere = info?.present?.startsWith("in every request") === true;
  if (operator.facts && operator.facts.family !== "Null" && !isAlwaysThere)
    lines.push(absenceWords(operator, statement));
  return lines.join("\n\n");
}
