import type { Kind } from "../kind.ts";
import type { Statement } from "./policy.ts";

/** IAM and Organizations take letters and digits; other services take any text for a Sid. */
export function hasStrictSids(kind: Kind): boolean {
  return kind === "identity-policy" || kind === "trust-policy" || kind === "scp" || kind === "rcp";
}

/** A Sid that is not taken yet: the wanted one, else with the lowest number behind it that is free. */
export function freeSid(wanted: string, statements: readonly Statement[]): string {
  const taken = takenIn(statements);
  const stem = wanted === "" ? "Statement" : wanted;
  if (!taken.has(stem)) return stem;
  const [, name = stem, number] = /^(.*?)(\d{0,9})$/.exec(stem) ?? [];
  for (let i = number ? Number(number) + 1 : 2; ; i++) if (!taken.has(`${name}${i}`)) return `${name}${i}`;
}

const known = new WeakMap<readonly Statement[], ReadonlySet<string | undefined>>();

/** Gathered once: a thousand statements of one Sid ask a thousand times. */
function takenIn(statements: readonly Statement[]): ReadonlySet<string | undefined> {
  const taken = known.get(statements) ?? new Set(statements.map(({ sid }) => sid?.value));
  known.set(statements, taken);
  return taken;
}
