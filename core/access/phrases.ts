import type { StatementName } from "./explain.ts";
import type { Situation } from "./situation.ts";

/** `identityPolicies[0] Statement[1] ("Read")`. */
export function statementWords({ document, path, sid }: StatementName): string {
  const place = path.map((step) => (typeof step === "number" ? `[${step}]` : ` ${step}`)).join("");
  return `${document}${place}${sid ? ` ("${sid}")` : ""}`;
}

/** The caller as people would name it. */
export function callerWords({ caller }: Situation): string {
  if (caller.kind === "anonymous") return "anyone without credentials";
  if (caller.kind === "service") return caller.name;
  return caller.kind === "federated" ? caller.provider : caller.arn;
}
