import type { Condition, ConditionOperator } from "../../model/condition.ts";
import type { Statement } from "../../model/policy.ts";
import { adverbOf, subjectWords } from "./sentence-keys.ts";
import { type Say, series } from "./sentence-say.ts";

/** A condition in words. */
export interface Clause {
  /** As "only if" goes on: "the request comes over TLS". */
  readonly says: string;
  /** As "… only" goes on, where there is such a form: "over TLS". */
  readonly adverb?: string;
  /** What holds exactly where the condition does not. */
  readonly opposite?: string;
}

/** The conditions of a statement, to stand behind what it allows or denies: ", over TLS only", ", unless …". */
export function whenOf(statement: Statement, say: Say): string {
  const { conditions, effect } = statement;
  if (conditions.length === 0) return "";
  const clauses = conditions.slice(0, say.most).map((condition) => clauseOf(condition, statement, say));
  const rest = conditions.length - clauses.length;
  const [first] = clauses;
  const isAlone = conditions.length === 1;
  if (effect?.value === "Deny") {
    return isAlone && first?.opposite
      ? `, unless ${first.opposite}`
      : `, if ${joined(
          clauses.map(({ says }) => says),
          rest,
        )}`;
  }
  const adverbs = clauses.flatMap(({ adverb }) => adverb ?? []);
  if (adverbs.length < clauses.length || rest > 0)
    return `, only if ${joined(
      clauses.map(({ says }) => says),
      rest,
    )}`;
  return isAlone ? `, ${adverbs[0]} only` : `, only ${joined(adverbs, 0)}`;
}

function joined(clauses: readonly string[], rest: number): string {
  const all = rest > 0 ? [...clauses, `${rest} more condition${rest > 1 ? "s hold" : " holds"}`] : clauses;
  if (all.length < 2) return all.join("");
  // What is compared with several values has "or" in it already.
  const comma = all.some((clause) => / (?:or|and|nor) /.test(clause)) || all.length > 2 ? "," : "";
  return `${all.slice(0, -1).join(", ")}${comma} and ${all.at(-1)}`;
}

/**
 * One condition in words, true exactly when IAM finds it so, for a request that lacks the key too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function clauseOf(condition: Condition, statement: Statement, say: Say): Clause {
  const { operator, key, values } = condition;
  const { facts, set, ifExists } = operator;
  const predicate = facts && predicateOf(condition, say);
  // Whether IfExists helps where ForAnyValue finds no key is not documented, so that is said as it is written.
  const isOpen = ifExists && (set === "ForAnyValue" || facts?.family === "Null");
  if (!facts || !predicate || isOpen || !isSpelt(operator) || (set && facts.family === "Null")) {
    const list = series(
      values.map(({ value }) => say.value(value)),
      "or",
      say.most,
    );
    return { says: `${say.name(key.value)} fits ${say.name(operator.value)}${list === "" ? "" : ` ${list}`}` };
  }
  if (set) return { says: `${quantified(condition, say)} ${predicate.says}` };
  const special = adverbOf(condition, statement, say);
  if (special) return special;
  const subject = subjectWords(condition, statement, say);
  if (ifExists && !facts.negated) return { says: `${subject}, where there is one, ${predicate.says}` };
  const opposite = facts.negated && predicate.opposite ? { opposite: `${subject} ${predicate.opposite}` } : {};
  return { says: `${subject} ${predicate.says}`, ...opposite };
}

/** Whether every part of an operator is as AWS spells it; what IAM makes of another spelling is not documented. */
function isSpelt({ value, facts, set, ifExists }: ConditionOperator): boolean {
  return value === `${set ? `${set}:` : ""}${facts?.name}${ifExists ? "IfExists" : ""}`;
}

function quantified({ operator: { set, facts }, key }: Condition, say: Say): string {
  const name = say.name(key.value);
  if (set === "ForAnyValue") return `some value of ${name}`;
  return facts?.negated ? `no value of ${name}` : `every value of ${name}, if any,`;
}

interface Predicate {
  readonly says: string;
  /** Of a negated operator: what the values would have to be for it not to hold. */
  readonly opposite?: string;
}

function predicateOf({ operator: { facts, set, ifExists }, values }: Condition, say: Say): Predicate | undefined {
  const texts = values.map(({ value }) => value);
  if (facts?.family === "Null") return presence(texts);
  if (!facts) return undefined;
  // One star takes every value, so that only the key's being there is asked for.
  if (
    facts.wildcards &&
    facts.family === "String" &&
    texts.length === 1 &&
    /^\*+$/.test(texts[0]!) &&
    !ifExists &&
    !set
  )
    return facts.negated ? { says: "is absent", opposite: "is present" } : { says: "is present" };
  const forms = verbs[facts.name] ?? patternForms(texts);
  const quoted = facts.family === "String" || facts.family === "Binary" || facts.family === "ARN";
  const list = texts.map((text) => (quoted ? say.value(text) : say.name(text)));
  if (list.length === 0) {
    const [is, isNot] = ["is in an empty list", "is not in an empty list"];
    return { says: facts.negated && set !== "ForAllValues" ? isNot : is };
  }
  const positive = `${forms.is} ${series(list, "or", say.most)}`;
  if (!facts.negated || set === "ForAllValues") return { says: positive };
  const negative =
    forms === plain && list.length > 1 ? noneOf(list, say) : `${forms.not} ${series(list, "or", say.most)}`;
  return { says: negative, opposite: positive };
}

function noneOf(list: readonly string[], say: Say): string {
  return list.length === 2 ? `is neither ${list.join(" nor ")}` : `is none of ${series(list, "and", say.most)}`;
}

function presence(texts: readonly string[]): Predicate | undefined {
  const answers = new Set(texts.map((text) => text.toLowerCase()));
  if ([...answers].some((answer) => answer !== "true" && answer !== "false")) return undefined;
  if (answers.size !== 1) return answers.size === 2 ? { says: "is absent or present" } : undefined;
  return { says: answers.has("true") ? "is absent" : "is present" };
}

interface Forms {
  readonly is: string;
  readonly not: string;
}

/** For operators with wildcards: what has none is compared whole, and a star at the end alone is a beginning. */
function patternForms(values: readonly string[]): Forms {
  return values.some((value) => /[*?]/.test(value)) ? { is: "matches", not: "does not match" } : plain;
}

const plain: Forms = { is: "is", not: "is not" };
const anyCase: Forms = { is: "is, in any letter case,", not: "is not, in any letter case," };
const within: Forms = { is: "is in", not: "is outside" };

const verbs: Readonly<Record<string, Forms>> = {
  StringEquals: plain,
  StringNotEquals: plain,
  StringEqualsIgnoreCase: anyCase,
  StringNotEqualsIgnoreCase: anyCase,
  NumericEquals: plain,
  NumericNotEquals: plain,
  NumericLessThan: { is: "is less than", not: "" },
  NumericLessThanEquals: { is: "is at most", not: "" },
  NumericGreaterThan: { is: "is greater than", not: "" },
  NumericGreaterThanEquals: { is: "is at least", not: "" },
  DateEquals: plain,
  DateNotEquals: plain,
  DateLessThan: { is: "is before", not: "" },
  DateLessThanEquals: { is: "is at or before", not: "" },
  DateGreaterThan: { is: "is after", not: "" },
  DateGreaterThanEquals: { is: "is at or after", not: "" },
  Bool: plain,
  BinaryEquals: plain,
  IpAddress: within,
  NotIpAddress: within,
};
