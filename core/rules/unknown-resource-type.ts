import { nearest } from "../catalog/nearest.ts";
import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import type { Arn } from "../model/arn.ts";
import { isArnService } from "../model/arn-service.ts";
import { isOpen, judgeableArn, kindsWithResources } from "../model/resource-arn.ts";
import { type ArnForm, formsFitting, formsOfService } from "../model/resource-type.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export const unknownResourceType: Rule = {
  code: "unknown-resource-type",
  kinds: kindsWithResources,
  severity: "error",
  summary: "The last part of an ARN has the form of none of its service's resources.",
  awsCodes: ["INVALID_ARN_RESOURCE"],
  check: {
    resource(resource, _statement, context) {
      const arn = judgeableArn(resource, context.catalog);
      if (!arn || arn.resource === "*" || isOpen(arn.service) || isSpecial(arn)) return undefined;
      if (!isArnService(arn.service, context.catalog) || formsFitting(arn, context.catalog).length > 0)
        return undefined;
      const forms = formsOfService(arn.service, context.catalog);
      const meant = meantForm(arn, forms);
      // AWS's tables leave out what is AWS's own, such as the transforms of templates.
      if (forms.length === 0 || (arn.account === "aws" && !meant)) return undefined;
      return [unfit(resource, arn, meant, context)];
    },
  },
};

/** The root user is a resource of a few actions, though the tables do not list it. */
const isSpecial = ({ service, resource }: Arn) => service === "iam" && resource === "root";

function unfit(resource: Text, arn: Arn, meant: Meant | undefined, { catalog, source }: PolicyContext): Draft {
  const name = catalog.serviceName(arn.service) ?? arn.service;
  const end = resource.value.length;
  // ValidatePolicy says so of ARNs without wildcards only, as far as its recorded answers tell.
  const isPlain = !isOpen(arn.region) && !isOpen(arn.account) && !isOpen(typeOf(arn.resource));
  return {
    span: arn.resource === "" ? resource.span : spanWithin(resource, arn.offsets.resource, end, source),
    severity: !meant ? "hint" : isPlain ? "error" : "warning",
    ...(isPlain && { awsCode: "INVALID_ARN_RESOURCE" }),
    message: meant
      ? `No resource of ${name} has such an ARN, so it matches nothing; ARNs of the sort that seems meant read ${meant.form.template}.`
      : `No resource of ${name} has such an ARN as of ${catalog.date}; unless it is newer, this matches nothing.`,
    fixes: meant?.resource
      ? [
          {
            title: `Replace with ${meant.resource}`,
            safe: false,
            edits: [replaceText(resource, resource.value.slice(0, arn.offsets.resource) + meant.resource)],
          },
        ]
      : [],
  };
}

/** The word before the first slash or colon, which in most ARNs says what sort of resource it is. */
function typeOf(resource: string): string {
  return /^[^/:]*/.exec(resource)?.[0] ?? "";
}

/** The form that an ARN was probably to have; `resource` is the last part with the slip in its first word mended. */
interface Meant {
  readonly form: ArnForm;
  readonly resource?: string;
}

function meantForm({ resource }: Arn, forms: readonly ArnForm[]): Meant | undefined {
  const type = typeOf(resource);
  const parts = resource.split(/[/:]/).length;
  const same = forms
    .filter((form) => typeOf(form.resource) === type && type !== "")
    .sort((a, b) => b.resource.length - a.resource.length)
    .sort((a, b) => distance(a, parts) - distance(b, parts));
  if (same[0]) return { form: same[0] };
  const words = forms.map((form) => typeOf(form.resource)).filter((word) => !word.includes("*") && word !== "");
  const near =
    type === resource
      ? undefined
      : (words.find((word) => word.toLowerCase() === type.toLowerCase()) ?? nearest(type, words));
  const form = forms.find((other) => typeOf(other.resource) === near);
  return form && near ? { form, resource: near + resource.slice(type.length) } : undefined;
}

const distance = ({ resource }: ArnForm, parts: number) => Math.abs(resource.split(/[/:]/).length - parts);
