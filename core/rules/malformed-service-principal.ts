import type { Catalog } from "../catalog/index.ts";
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
    principal(principal, _statement, context) {
      if (principal.type !== "Service" || /[*?]|\$\{/.test(principal.value) || hasPlaceholder(principal.value))
        return undefined;
      // In an identity policy and its like the element itself is the mistake.
      if (context.kind === "identity-policy" || context.kind === "scp" || context.kind === "rcp") return undefined;
      return inPrincipal(principal, context);
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
type Form = "service" | "calls-others" | "regional";

function formFor(key: string): Form | undefined {
  if (key === "kms:viaservice") return "regional";
  if (/^aws:calledvia(?:first|last)?$/.test(key)) return "calls-others";
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
  const { meant } = fault ?? {};
  const fixes = meant ? [{ title: `Replace with ${meant}`, safe: false, edits: [replaceText(text, meant)] }] : [];
  // IAM saves such a condition; it is just never true.
  const found = { span: text.span, severity: "warning" as const, awsCode, fixes };
  if (fault) yield { ...found, message: `${fault.message.slice(0, -1)}; ${key.value} never has this value.` };
  else if (form === "regional" && !hasRegion(value, catalog)) {
    yield {
      ...found,
      message: `The Region is missing, which stands between the service and .amazonaws.com; ${key.value} never has this value.`,
    };
  } else if (
    form === "calls-others" &&
    isOfSeveralWords(value) &&
    !catalog.servicePrincipal(value)?.principal.purpose
  ) {
    yield {
      ...found,
      severity: "hint",
      message: `IAM Access Analyzer does not take this for the name of a service that calls others; if it is right, ${key.value} never has this value.`,
    };
  }
}

function hasRegion(value: string, catalog: Catalog): boolean {
  return catalog.partitionOf(labelsOf(value).at(-1) ?? "") !== undefined;
}

function isOfSeveralWords(value: string): boolean {
  return labelsOf(value).length > 1;
}

function labelsOf(value: string): string[] {
  return value.split(".amazon")[0]?.split(".") ?? [];
}
