import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";
import type { Draft } from "../finding.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { type Variable, variablesIn } from "../model/variable.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export const unknownVariable: Rule = {
  code: "unknown-variable",
  kinds: policyKinds,
  severity: "warning",
  summary: "A policy variable names no condition key.",
  check: {
    resource(text, _statement, context) {
      return strangersIn(text, context);
    },
    *condition({ values }, _statement, context) {
      for (const { text } of values) if (text) yield* strangersIn(text, context);
    },
  },
};

function* strangersIn(text: Text, { policy, catalog, source }: PolicyContext): Generator<Draft> {
  if (!text.value.includes("${") || policy.version?.value !== "2012-10-17") return;
  for (const variable of variablesIn(text.value)) {
    const draft = variable.flaw ? undefined : draftOf(variable, catalog);
    if (!draft) continue;
    const from = variable.start + 2;
    const span = spanWithin(text, from, from + variable.name.length, source);
    const { meant, ...rest } = draft;
    yield {
      ...rest,
      span,
      ...(meant !== undefined && {
        fixes: [{ title: `Replace with ${meant}`, safe: false, edits: [{ span, text: meant }] }],
      }),
    };
  }
}

interface Stranger {
  readonly message: string;
  readonly severity?: "hint";
  readonly meant?: string;
}

/** Keys of services come and go, and only some of them are known; the global ones are. */
function draftOf({ name }: Variable, catalog: Catalog): Stranger | undefined {
  const global = catalog.globalConditionKeys.map(({ key }) => key).filter((key) => !key.includes("${"));
  if (!name.includes(":")) {
    const meant = nearest(`aws:${name}`, global, { limit: 1 });
    return {
      severity: "hint",
      message: `A policy variable is the name of a condition key, such as aws:username, and this is none; unless a template fills it in before AWS sees the policy, nothing matches.`,
      ...(meant !== undefined && { meant }),
    };
  }
  if (!/^aws:/i.test(name) || name.includes("/") || catalog.conditionKey(name)) return undefined;
  const meant = nearest(name, global);
  if (meant === undefined) return undefined;
  return { message: `There is no condition key ${name}, so nothing matches; did you mean ${meant}?`, meant };
}
