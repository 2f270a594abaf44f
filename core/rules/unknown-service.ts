import type { Catalog } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { replaceAction } from "../model/action-edit.ts";
import { faultOfAction } from "../model/action-pattern.ts";
import { type Arn, parseArn } from "../model/arn.ts";
import { isArnService } from "../model/arn-service.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Statement } from "../model/policy.ts";
import { meantService } from "../model/service-name.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const unknownService: Rule = {
  code: "unknown-service",
  kinds: policyKinds,
  severity: "error",
  summary: "An action or ARN begins with the name of no AWS service.",
  awsCodes: ["INVALID_SERVICE_IN_ACTION", "INVALID_SERVICE", "INVALID_ARN_SERVICE_CASE", "INVALID_ACTION"],
  check: {
    *action(action, statement, context) {
      const { catalog, source } = context;
      const fault = faultOfAction(action.value, catalog);
      if (fault?.fault === "no-service") yield withoutService(action, statement, context);
      if (fault?.fault !== "unknown-service") return;
      const { service, at } = fault;
      const { meant, ...draft } = judged(service, "INVALID_SERVICE_IN_ACTION", catalog);
      yield {
        ...draft,
        span: service === "" ? action.span : spanWithin(action, 0, service.length, source),
        fixes: meant ? [replaceAction(action, [meant + action.value.slice(at - 1)], statement, source)] : [],
      };
    },
    resource(resource, _statement, context) {
      const arn = parseArn(resource.value);
      if (!arn || isArnService(arn.service, context.catalog)) return undefined;
      if (/[*?]|\$\{/.test(arn.service) || hasPlaceholder(resource.value)) return undefined;
      return [inArn(resource, arn, context)];
    },
  },
};

interface Judged extends Omit<Draft, "span"> {
  readonly meant?: string;
}

function judged(service: string, awsCode: string, catalog: Catalog): Judged {
  if (service === "") return { message: "The service is missing; AWS refuses the policy.", awsCode };
  const retired = catalog.retired(service);
  if (retired) return { ...withdrawn(service, retired.lastSeen), ...(isForgotten(retired.lastSeen) && { awsCode }) };
  const meant = meantService(service, catalog);
  if (meant) {
    const message = `There is no service “${service}”; did you mean ${meant} (${catalog.serviceName(meant)})?`;
    return { message, meant, awsCode };
  }
  return {
    severity: "warning",
    message: `There is no service “${service}” as of ${catalog.date}; unless it is newer, this stands for nothing.`,
    awsCode,
  };
}

function withdrawn(service: string, lastSeen: string | undefined): Judged {
  return {
    severity: "hint",
    message: lastSeen
      ? `AWS no longer lists a service “${service}” (last seen ${lastSeen}), so this probably has no effect.`
      : `AWS does not list a service “${service}”, though policies of AWS name it; whether it has an effect is not known.`,
  };
}

/** In the answers that are recorded, ValidatePolicy still knows services that AWS's tables dropped after 2024. */
const isForgotten = (lastSeen: string | undefined) => lastSeen !== undefined && lastSeen < "2025";

function inArn(resource: Text, { service, offsets }: Arn, { catalog, source }: PolicyContext): Draft {
  const end = offsets.service + service.length;
  const span = service === "" ? resource.span : spanWithin(resource, offsets.service, end, source);
  const replacing = (word: string) => [
    {
      title: `Replace with ${word}`,
      safe: false,
      edits: [replaceText(resource, resource.value.slice(0, offsets.service) + word + resource.value.slice(end))],
    },
  ];
  const lower = service.toLowerCase();
  if (isArnService(lower, catalog)) {
    const message = `Letter case counts in ARNs: the service is “${lower}”, and this ARN matches nothing.`;
    return { span, message, awsCode: "INVALID_ARN_SERVICE_CASE", fixes: replacing(lower) };
  }
  const { meant, ...draft } = judged(service, "INVALID_SERVICE", catalog);
  return { ...draft, span, fixes: meant ? replacing(meant) : [] };
}

/** `GetObject` alone: the service is the one that the statement's other actions have, or S3 where that knows the action. */
function withoutService(action: Text, statement: Statement, { catalog, source }: PolicyContext): Draft {
  const others = [...statement.actions, ...statement.notActions].map(({ value }) => value.split(":")[0] ?? "");
  const service = [...others, "s3"].find((prefix) => catalog.action(`${prefix}:${action.value}`));
  const dotted = action.value.replace(/[./]/, ":");
  const meant = service ? `${service}:${action.value}` : catalog.action(dotted) && dotted;
  return {
    span: action.span,
    message: "An action begins with its service and a colon, as in s3:GetObject; AWS refuses the policy.",
    awsCode: "INVALID_ACTION",
    fixes: meant ? [replaceAction(action, [meant], statement, source)] : [],
  };
}
