import type { Catalog, ResourceType } from "../catalog/index.ts";
import type { Arn } from "./arn.ts";
import { globsOverlap } from "./glob.ts";
import { canBeS3Type } from "./s3-resource-type.ts";

/** One form of a resource type's ARNs, its variables as `*`. */
export interface ArnForm {
  readonly type: ResourceType;
  /** As AWS writes it: `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
  readonly template: string;
  readonly service: string;
  readonly region: FieldForm;
  readonly account: FieldForm;
  /** A glob over the last part. */
  readonly resource: string;
}

/** What a form has in its Region or account field: nothing, always something, or perhaps something, which AWS writes as `*`. */
export type FieldForm = "empty" | "filled" | "open";

/** The forms of a resource type's ARNs. */
export function formsOf(type: ResourceType): readonly ArnForm[] {
  const known = forms.get(type);
  if (known) return known;
  const made = type.arns.flatMap((arn) => formOf(type, arn) ?? []);
  forms.set(type, made);
  return made;
}

/** Every form of ARNs with this service in them, be the type listed by the service itself or by another. */
export function formsOfService(service: string, catalog: Catalog): readonly ArnForm[] {
  const own = catalog.service(service)?.resourceTypes ?? [];
  return [...own, ...typesOfOthers(service, catalog)].flatMap((type) =>
    formsOf(type).filter((form) => form.service === service),
  );
}

/**
 * The forms that an ARN pattern's last part can be, whatever stands in its other fields: of the service itself, and where
 * there are none, of every service whose types have such ARNs. Policy variables stand for anything.
 */
export function formsFitting(arn: Arn, catalog: Catalog): readonly ArnForm[] {
  const known = fittingForms.get(arn);
  if (known !== undefined) return known;
  const found = findFitting(arn, catalog);
  fittingForms.set(arn, found);
  return found;
}

function findFitting(arn: Arn, catalog: Catalog): readonly ArnForm[] {
  const asked = withoutVariables(arn.resource);
  const own = catalog.service(arn.service)?.resourceTypes ?? [];
  const found = fitting(own, arn, asked);
  if (found.length > 0) return found;
  // Buckets and objects have neither Region nor account; where one is written, that is the mistake.
  if (arn.service === "s3" && !/^(?:accesspoint|job|storage-lens)/.test(asked)) {
    return fitting(own, { ...arn, region: "", account: "" }, asked);
  }
  return fitting(typesOfOthers(arn.service, catalog), arn, asked);
}

/** Whether an ARN pattern can name a resource of this type. Fields left empty or filled against the form are forgiven. */
export function canName(arn: Arn, type: ResourceType): boolean {
  let answers = named.get(arn);
  if (answers === undefined) {
    answers = new Map();
    named.set(arn, answers);
  }
  let answer = answers.get(type);
  if (answer === undefined) {
    answer = isNameOf(arn, type);
    answers.set(type, answer);
  }
  return answer;
}

function isNameOf(arn: Arn, type: ResourceType): boolean {
  const asked = withoutVariables(arn.resource);
  return formsOf(type).some((form) => (form.service === arn.service || isWild(arn.service)) && fits(form, arn, asked));
}

/** A pattern with `*` in the place of each policy variable. */
export function withoutVariables(pattern: string): string {
  return pattern.includes("${") ? pattern.replace(/\$\{[^}]*\}?/g, "*") : pattern;
}

const forms = new WeakMap<ResourceType, readonly ArnForm[]>();
/** The rules share the parsed ARNs, so that each is looked at once. */
const fittingForms = new WeakMap<Arn, readonly ArnForm[]>();
const named = new WeakMap<Arn, Map<ResourceType, boolean>>();
const others = new WeakMap<Catalog, ReadonlyMap<string, readonly ResourceType[]>>();

function formOf(type: ResourceType, template: string): ArnForm | undefined {
  const [, , service = "", region = "", account = "", ...rest] = template.split(":");
  if (rest.length === 0) return undefined;
  return {
    type,
    template,
    // The recovery points of backup have ARNs of many services; its own are meant here.
    service: service.includes("${") ? type.service : service,
    region: fieldOf(region),
    account: fieldOf(account),
    resource: rest.join(":").replace(/\$\{[^}]*\}/g, "*"),
  };
}

function fieldOf(field: string): FieldForm {
  if (field === "") return "empty";
  return field === "*" ? "open" : "filled";
}

function fitting(types: readonly ResourceType[], arn: Arn, asked: string): ArnForm[] {
  return types.flatMap((type) =>
    formsOf(type).filter((form) => form.service === arn.service && fits(form, arn, asked)),
  );
}

function fits(form: ArnForm, arn: Arn, asked: string): boolean {
  if (form.service === "s3") return canBeS3Type(form.type.name, form.resource, arn);
  if (overlaps(asked, form.resource)) return true;
  return (isWild(arn.region) || isWild(arn.account)) && fitsBehindColon(asked, form.resource);
}

/**
 * A `*` spans colons, so that one in the account field can take the beginning of the last part too:
 * `arn:aws:logs:*:*:/jobs/*` matches the log group `/jobs/a`, whose last part reads `log-group:/jobs/a`.
 */
function fitsBehindColon(asked: string, form: string): boolean {
  // A word and a colon is a type of its own, be it a wrong one.
  if (/^[^/]*:/.test(asked)) return false;
  for (let colon = form.indexOf(":"); colon >= 0; colon = form.indexOf(":", colon + 1)) {
    if (overlaps(asked, form.slice(colon + 1))) return true;
  }
  return false;
}

function overlaps(pattern: string, form: string): boolean {
  if (pattern === "*" || form === "*") return true;
  const a = pattern.search(/[*?]/);
  const b = form.indexOf("*");
  const both = Math.min(a < 0 ? pattern.length : a, b < 0 ? form.length : b);
  if (pattern.slice(0, both) !== form.slice(0, both)) return false;
  return globsOverlap(pattern.slice(both), form.slice(both));
}

const isWild = (text: string) => /[*?$]/.test(text);

/** Types whose ARNs have another service than their own prefix, gathered once. */
function typesOfOthers(service: string, catalog: Catalog): readonly ResourceType[] {
  let gathered = others.get(catalog);
  if (!gathered) {
    const byService = new Map<string, ResourceType[]>();
    for (const prefix of catalog.services) {
      for (const type of catalog.service(prefix)?.resourceTypes ?? []) {
        for (const form of formsOf(type)) {
          if (form.service === prefix) continue;
          byService.set(form.service, [...(byService.get(form.service) ?? []), type]);
        }
      }
    }
    gathered = byService;
    others.set(catalog, gathered);
  }
  return gathered.get(service) ?? [];
}
