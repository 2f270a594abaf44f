import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import type { Condition, ConditionValue } from "../model/condition.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Principal } from "../model/policy.ts";
import { moveUnder } from "../model/principal-edit.ts";
import { typeOfValue } from "../model/principal-form.ts";
import { faultOfServiceName } from "../model/service-principal.ts";
import type { PolicyContext, Rule } from "../rule.ts";

const awsCode = "INVALID_SERVICE_PRINCIPAL_FORMAT";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services */
export const malformedServicePrincipal: Rule = {
  code: "malformed-service-principal",
  kinds: policyKinds,
  severity: "error",
  summary: "The name of a service does not have the form of a service principal.",
  awsCodes: [awsCode],
  check: {
    *principal(principal, _statement, context) {
      if (principal.type !== "Service" || /[*?]|\$\{/.test(principal.value) || hasPlaceholder(principal.value)) return;
      // In an identity policy and its like the element itself is the mistake.
      if (context.kind === "identity-policy" || context.kind === "scp" || context.kind === "rcp") return;
      yield* inPrincipal(principal, context);
    },
    *condition(condition, _statement, context) {
      const form = formFor(condition.key.value.toLowerCase());
      if (!form || !/^String(?:Not)?(?:Equals|Like)/i.test(condition.operator.base)) return;
      for (const value of condition.values) yield* inCondition(value, condition, form, context);
    },
  },
};

function* inPrincipal(principal: Principal, { catalog, source }: PolicyContext): Iterable<Draft> {
  const { value } = principal;
  const fault = faultOfServiceName(value, catalog);
  if (!fault) return;
  const type = typeOfValue(value);
  const isOther = type !== undefined && type !== "Service" && !fault.meant;
  const edits = isOther
    ? moveUnder(source, principal, type, value)
    : fault.meant && [replaceText(principal, fault.meant)];
  const title = isOther ? `Move it to ${type}` : `Replace with ${fault.meant}`;
  yield {
    span: principal.span,
    message: `${isOther ? `This is a principal of type ${type}, and under Service it names nobody` : fault.message.slice(0, -1)}; AWS refuses the policy.`,
    awsCode,
    fixes: edits ? [{ title, safe: false, edits }] : [],
  };
}

/** What the values of a key look like that names services. */
type Form = "service" | "one-label" | "regional";

function formFor(key: string): Form | undefined {
  if (key === "kms:viaservice") return "regional";
  if (/^aws:calledvia(?:first|last)?$/.test(key)) return "one-label";
  if (/^(?:iam:passedtoservice|iam:awsservicename|aws:principalservicename(?:slist)?)$/.test(key)) return "service";
  return undefined;
}

function* inCondition(
  { value, text }: ConditionValue,
  { key }: Condition,
  form: Form,
  { catalog }: PolicyContext,
): Iterable<Draft> {
  if (!text || /[*?]|\$\{/.test(value) || hasPlaceholder(value)) return;
  const fault = faultOfServiceName(value, catalog);
  const message = fault?.message ?? faultOfForm(value, form, catalog);
  if (!message) return;
  yield {
    span: text.span,
    // IAM saves such a condition; it is just never true.
    severity: "warning",
    message: `${message.slice(0, -1)}; ${key.value} never has this value.`,
    awsCode,
    fixes: fault?.meant
      ? [{ title: `Replace with ${fault.meant}`, safe: false, edits: [replaceText(text, fault.meant)] }]
      : [],
  };
}

function faultOfForm(value: string, form: Form, catalog: PolicyContext["catalog"]): string | undefined {
  const labels = value.split(".amazon")[0]?.split(".") ?? [];
  if (form === "one-label" && labels.length > 1)
    return "Services that call others are named here by one word before .amazonaws.com.";
  if (form === "regional" && !catalog.partitionOf(labels.at(-1) ?? "")) {
    return "The Region is missing: it stands here between the service and .amazonaws.com.";
  }
  return undefined;
}
