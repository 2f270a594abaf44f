import type { Catalog, RetiredName } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";
import { listOperations, operation } from "../catalog/operations.ts";
import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { replaceAction } from "../model/action-edit.ts";
import { faultOfAction } from "../model/action-pattern.ts";
import { remembered } from "../model/remembered.ts";
import { neighboursOf } from "../model/service-name.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const unknownAction: Rule = {
  code: "unknown-action",
  kinds: policyKinds,
  severity: "error",
  summary: "The service has no action of that name.",
  awsCodes: ["INVALID_ACTION"],
  check: {
    *action(action, statement, { catalog, source }) {
      const fault = faultOfAction(action.value, catalog);
      if (fault?.fault === "white-space") yield withSpace(action, fault.meant);
      if (fault?.fault !== "unknown-action") return;
      const { service, name, at } = fault;
      if (name === "") {
        yield {
          span: action.span,
          message: `The action's name is missing behind “${service}:”; AWS refuses the policy.`,
          awsCode: "INVALID_ACTION",
        };
        return;
      }
      const span = spanWithin(action, at, action.value.length, source);
      const retired = catalog.retired(`${service}:${name}`);
      if (retired) yield { ...withdrawn(retired, catalog.serviceName(service) ?? service), span };
      else {
        const meant = suggestionsFor(action.value, catalog);
        const fixes = meant.length > 0 ? [replaceAction(action, meant, statement, source)] : [];
        yield { ...unknown(service, name, meant, catalog), span, awsCode: "INVALID_ACTION", fixes };
      }
    },
  },
};

function withSpace(action: Text, meant: string | undefined): Draft {
  return {
    span: action.span,
    message: "There is white space around this action, which makes it another name; AWS knows no such action.",
    awsCode: "INVALID_ACTION",
    fixes: meant ? [{ title: "Remove the white space", safe: false, edits: [replaceText(action, meant)] }] : [],
  };
}

/** ValidatePolicy, in the answers that are recorded, still knows names that AWS's tables had late in 2025. */
function withdrawn({ lastSeen }: RetiredName, service: string): Omit<Draft, "span"> {
  return {
    severity: "hint",
    message: lastSeen
      ? `${service} no longer lists this action (last seen ${lastSeen}), so it probably has no effect.`
      : `${service} does not list this action, though policies of AWS name it; whether it has an effect is not known.`,
    ...((lastSeen === undefined || lastSeen < "2025-11") && { awsCode: "INVALID_ACTION" }),
  };
}

function unknown(
  service: string,
  name: string,
  meant: readonly string[],
  catalog: Catalog,
): Pick<Draft, "message" | "severity"> {
  const serviceName = catalog.serviceName(service) ?? service;
  const what = /[*?]/.test(name) ? `fits no action of ${serviceName}` : `is no action of ${serviceName}`;
  if (meant.length > 0) return { message: `“${name}” ${what}; did you mean ${meant.join(" and ")}?` };
  return {
    severity: "warning",
    message: `“${name}” ${what} as of ${catalog.date}; unless it is newer, it stands for nothing.`,
  };
}

/** What was probably meant: an action or operation of the service that is spelt almost so, or that name in a related service. */
const suggestionsFor = remembered((text, catalog): readonly string[] => {
  const [service = "", name = ""] = text.split(":", 2);
  for (const other of neighboursOf(service)) {
    const action = catalog.action(`${other}:${name}`);
    if (action) return [`${other}:${action.name}`];
  }
  const known = catalog.service(service);
  const stem = name.replace(/\*+$/, "");
  if (!known || /[*?]/.test(stem)) return [];
  const operations = listOperations().filter((row) => row.service === known.prefix);
  const names = [...known.actions, ...operations].map((named) => named.name);
  const near = nearest(stem, names);
  if (near === undefined) return [];
  return operation(known.prefix, near)?.actions ?? [`${service}:${near}${name.slice(stem.length)}`];
});
