/** A policy variable as it stands in a value: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, or an attempt at one. */
export interface Variable {
  /** Offsets in the value, braces included. */
  readonly start: number;
  readonly end: number;
  /** The condition key that it stands for, without blanks around it. */
  readonly name: string;
  readonly flaw?: VariableFlaw;
}

export type VariableFlaw = "no brace" | "no quotes" | "space" | "empty";

/**
 * The variables in a value, in their order. `${*}`, `${?}` and `${$}` are none: they write the character literally.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function variablesIn(value: string): Variable[] {
  const found: Variable[] = [];
  for (let start = value.indexOf("${"); start >= 0; ) {
    const end = endOf(value, start);
    const variable = end === undefined ? open(value, start) : closed(value, start, end);
    if (variable) found.push(variable);
    start = value.indexOf("${", end ?? variable?.end ?? value.length);
  }
  return found;
}

/** Behind the brace that closes a variable; a default in quotes may hold braces. Undefined where none closes it. */
function endOf(value: string, start: number): number | undefined {
  let quoted = false;
  for (let i = start + 2; i < value.length; i++) {
    const c = value[i];
    if (c === "'") quoted = !quoted;
    else if (c === "}" && !(quoted && value.indexOf("'", i) >= 0)) return i + 1;
    else if (c === "$" && value[i + 1] === "{" && !quoted) return undefined;
  }
  return undefined;
}

function closed(value: string, start: number, end: number): Variable | undefined {
  const inner = value.slice(start + 2, end - 1);
  if (inner === "*" || inner === "?" || inner === "$") return undefined;
  const comma = inner.indexOf(",");
  const key = comma < 0 ? inner : inner.slice(0, comma);
  const fallback = comma < 0 ? undefined : inner.slice(comma + 1).trim();
  const flaw = flawOf(key, fallback);
  return { start, end, name: key.trim(), ...(flaw && { flaw }) };
}

function flawOf(key: string, fallback: string | undefined): VariableFlaw | undefined {
  if (key.trim() === "") return "empty";
  if (/\s/.test(key)) return "space";
  return fallback !== undefined && !/^'[\s\S]*'$/.test(fallback.length > 1 ? fallback : "") ? "no quotes" : undefined;
}

/** What was meant as the name of a variable that nothing closes: a key, with the tag behind its slash where it is a tag key. */
const openName = /\s*(?:[\w-]+:(?:\w*Tag|TagKeys)\/[\w:.=+@-]*|[\w.-]*(?::[\w.-]*)?)/y;

function open(value: string, start: number): Variable {
  openName.lastIndex = start + 2;
  const name = openName.exec(value)?.[0] ?? "";
  return { start, end: start + 2 + name.length, name: name.trim(), flaw: "no brace" };
}
