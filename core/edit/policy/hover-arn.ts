import type { Catalog } from "../../catalog/index.ts";
import { type Arn, parseArn, s3ResourceOf } from "../../model/arn.ts";
import { formsFitting } from "../../model/resource-type.ts";
import type { AssistContext } from "../assist.ts";
import { code } from "../markdown.ts";
import { knownList } from "./known.ts";
import type { AccountName } from "./sentence-say.ts";

/** An ARN by its parts, what sort of resource it can be, and what the workspace knows of it. */
export function arnWords(text: string, context: AssistContext, accountName: AccountName): string | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const { catalog } = context;
  const parts = [
    ["partition", arn.partition, partitionWords(arn, catalog)],
    ["service", arn.service, serviceNameWords(arn, catalog)],
    ["Region", arn.region, regionWords(arn, catalog)],
    ["account", arn.account, accountWords(arn, accountName)],
    ["resource", arn.resource, resourcePartWords(arn)],
  ] as const;
  const rows = parts.map(([name, value, words]) => {
    const written = value === "" ? "*empty*" : code(value);
    return `- ${name} ${written}${words === "" ? "" : `: ${words}`}`;
  });
  return [typeWords(arn, catalog), rows.join("\n"), ...knownList(text, context)]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The resource types whose ARNs look like this, by the names that AWS's tables have. */
function typeWords(arn: Arn, catalog: Catalog): string {
  const names = [...new Set(formsFitting(arn, catalog).map(({ type }) => type.name))];
  const service = catalog.serviceName(arn.service);
  if (names.length === 0) return service ? `An ARN of ${service}` : "";
  const shown = names.slice(0, 4).map((name) => `**${name}**`);
  const rest = names.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` or one of ${rest} more types` : ""}${service ? ` · ${service}` : ""}`;
}

function partitionWords({ partition }: Arn, catalog: Catalog): string {
  if (isWild(partition)) return "any partition";
  const names: Readonly<Record<string, string>> = {
    aws: "AWS's commercial Regions",
    "aws-cn": "AWS in China",
    "aws-us-gov": "AWS GovCloud (US)",
    "aws-eusc": "the AWS European Sovereign Cloud",
  };
  if (Object.hasOwn(names, partition)) return names[partition] ?? "";
  return catalog.partitions.some(({ id }) => id === partition) ? "an isolated partition of AWS" : "";
}

function serviceNameWords({ service }: Arn, catalog: Catalog): string {
  if (isWild(service)) return "any service";
  return catalog.service(service)?.prefix === service ? (catalog.serviceName(service) ?? "") : "";
}

function regionWords(arn: Arn, catalog: Catalog): string {
  const { region } = arn;
  if (region === "") return s3ResourceOf(arn) ? "names of buckets count everywhere" : "not of one Region";
  if (isWild(region)) return region === "*" ? "any Region" : "a pattern";
  return catalog.region(region)?.name ?? "";
}

function accountWords(arn: Arn, accountName: AccountName): string {
  const { account } = arn;
  if (account === "") return s3ResourceOf(arn) ? "the bucket's name alone says whose it is" : "not of one account";
  if (isWild(account)) return account === "*" ? "any account" : "a pattern";
  if (account === "aws") return "AWS itself";
  const name = accountName(account);
  return name === undefined ? "" : `${code(name)} in the manifest`;
}

function resourcePartWords(arn: Arn): string {
  const s3 = s3ResourceOf(arn);
  if (s3?.key === "*") return `every object of the bucket ${code(s3.bucket)}, but not the bucket itself`;
  if (s3?.key !== undefined) return `in the bucket ${code(s3.bucket)} the key ${code(s3.key)}`;
  if (s3) return isWild(s3.bucket) ? "" : "the bucket itself, but none of its objects";
  const slash = /^([\w-]+)[/:](.+)$/.exec(arn.resource);
  return slash?.[1] && slash[2] ? `the ${code(slash[1])} ${code(slash[2])}` : "";
}

function isWild(text: string): boolean {
  return /[*?]/.test(text);
}
