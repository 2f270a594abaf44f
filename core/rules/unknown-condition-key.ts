import type { Catalog } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import type { Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import type { Condition } from "../model/condition.ts";
import { renameKey } from "../model/condition-edit.ts";
import { formOfUnknownKey, nearestKey } from "../model/condition-key.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export const unknownConditionKey: Rule = {
  code: "unknown-condition-key",
  kinds: policyKinds,
  severity: "error",
  summary: "A condition asks for a key that AWS does not have.",
  awsCodes: ["INVALID_GLOBAL_CONDITION_KEY", "INVALID_SERVICE_CONDITION_KEY"],
  check: {
    *condition(condition, statement, { catalog }) {
      const { key, operator } = condition;
      const form = formOfUnknownKey(key.value, catalog);
      if (form !== "global" && form !== "service" && form !== "stranger") return;
      if (hasPlaceholder(key.value) || !operator.facts) return;
      const code = awsCodeOf(form);
      const retired = catalog.retired(key.value);
      if (retired?.kind === "condition key") {
        yield ofRetired(key, retired.lastSeen, code, catalog);
        return;
      }
      // A whole service that AWS took away.
      if (form === "stranger" && catalog.retired(key.value.slice(0, key.value.indexOf(":")))) return;
      const meant = nearestKey(key.value, statement, catalog);
      yield meant ? ofSlip(condition, meant, code) : ofStranger(key, form, code, catalog);
    },
  },
};

/** ValidatePolicy reports unknown keys of services that it knows, those that AWS itself uses undocumented included. */
function awsCodeOf(form: "global" | "service" | "stranger"): string | undefined {
  if (form === "stranger") return undefined;
  return form === "global" ? "INVALID_GLOBAL_CONDITION_KEY" : "INVALID_SERVICE_CONDITION_KEY";
}

function ofRetired(key: Text, lastSeen: string | undefined, awsCode: string | undefined, catalog: Catalog): Draft {
  return {
    span: key.span,
    severity: "hint",
    ...(awsCode && { awsCode }),
    message: lastSeen
      ? `AWS's tables had ${key.value} until ${lastSeen} and no longer do; by those of ${catalog.date} no request holds it.`
      : `AWS uses ${key.value} in policies of its own without documenting it; whether your requests hold it cannot be told.`,
  };
}

function ofSlip(condition: Condition, meant: string, awsCode: string | undefined): Draft {
  const edits = renameKey(condition, meant);
  return {
    span: condition.key.span,
    message: `There is no condition key ${condition.key.value}; did you mean ${meant}? A test of a key that no request holds never sees a value.`,
    ...(awsCode && { awsCode }),
    fixes: edits ? [{ title: `Replace with ${meant}`, safe: false, edits }] : [],
  };
}

function ofStranger(
  key: Text,
  form: "global" | "service" | "stranger",
  awsCode: string | undefined,
  catalog: Catalog,
): Draft {
  const owner = key.value.slice(0, key.value.indexOf(":"));
  const known =
    form === "global"
      ? `The catalog of ${catalog.date} has no global condition key ${key.value}`
      : form === "service"
        ? `The catalog of ${catalog.date} has no condition key ${key.value} of ${catalog.serviceName(owner) ?? owner}`
        : `The catalog of ${catalog.date} has no service ${owner}, so it knows no condition key ${key.value}`;
  return {
    span: key.span,
    severity: "warning",
    message: `${known}; unless it is newer, no request holds it.`,
    ...(awsCode && { awsCode }),
  };
}
