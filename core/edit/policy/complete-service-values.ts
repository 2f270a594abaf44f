import { servicesLaunchedWith } from "../../model/launch-service.ts";
import type { AssistContext } from "../assist.ts";
import { type Choice, shaped, value } from "./complete-choice.ts";
import { serviceChoice, serviceNames, usualRunners } from "./complete-services.ts";
import { knownNames, regionOr } from "./known-names.ts";
import { prefixesInName } from "./nearby-services.ts";
import type { PolicyPlace } from "./place.ts";
import { fileTitle, prefixOf } from "./words-in.ts";

/** Service principals for a key that is compared with one, those first that the policy is about; undefined for other keys. */
export function servicesFor(
  name: string,
  operator: string,
  place: PolicyPlace,
  context: AssistContext,
): Choice[] | undefined {
  if (name === "kms:viaservice") return regionalServices(operator, place, context);
  if (
    !/(?:passedtoservice|awsservicename|principalservicename\w*|calledvia\w*|organizations:serviceprincipal)$/.test(
      name,
    )
  )
    return undefined;
  const { catalog } = context;
  const started = name === "iam:passedtoservice" ? servicesLaunchedWith(place.policy) : [];
  const calling = name.startsWith("aws:calledvia");
  return serviceNames(calling ? usualProxies : usualRunners, [...started, ...ofPolicy(place, context)], catalog).map(
    (one) => serviceChoice(one, catalog),
  );
}

/** Services that call others for those who use them. */
const usualProxies = ["cloudformation", "athena", "glue", "lambda", "s3", "ecs", "kms", "dynamodb", "backup"];

/** `s3.eu-west-1.amazonaws.com`: services that use keys for others, in a Region. */
function regionalServices(operator: string, place: PolicyPlace, context: AssistContext): Choice[] {
  const { catalog } = context;
  const region = regionOr(knownNames(place, context), catalog);
  const own = ofPolicy(place, context).flatMap((name) => /^([a-z0-9-]+)\.amazonaws\.com$/.exec(name)?.[1] ?? []);
  const first = own.filter((service) => service !== "kms").slice(0, 3);
  return [...new Set([...first, ...keyUsers])].flatMap((service) => {
    const words = catalog.serviceName(service) ?? "";
    const exact = shaped(
      `${service}.${region}.amazonaws.com`,
      [`${service}.`, { blank: region }, ".amazonaws.com"],
      words,
    );
    return /like/i.test(operator) ? [value(`${service}.*.amazonaws.com`, `${words}, in any Region`), exact] : [exact];
  });
}

const keyUsers = [
  "s3",
  "ec2",
  "secretsmanager",
  "rds",
  "dynamodb",
  "sqs",
  "sns",
  "lambda",
  "ssm",
  "ecr",
  "elasticfilesystem",
  "logs",
];

/**
 * Services that the policy is about: those whose linked roles it names, that its statements or roles are named after, whose
 * actions it has.
 */
function ofPolicy({ policy, statement }: PolicyPlace, { catalog, file }: AssistContext): string[] {
  const arns = policy.statements.flatMap(({ resources }) => resources.map(({ value: arn }) => arn));
  const linked = arns.flatMap((arn) => /\/aws-service-role\/([a-z0-9.-]+)\//.exec(arn)?.[1] ?? []);
  const roles = (statement?.resources ?? []).flatMap(
    ({ value: arn }) => /:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1] ?? [],
  );
  const titles = [...roles, statement?.sid?.value ?? "", fileTitle(file)];
  const named = titles.flatMap((title) => prefixesInName(title, catalog)).filter((prefix) => prefix !== "iam");
  const counts = new Map<string, number>();
  for (const { actions } of policy.statements)
    for (const prefix of actions.map(({ value: action }) => prefixOf(action)))
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  const acting = [...counts].sort((a, b) => b[1] - a[1]).flatMap(([prefix]) => (everywhere.has(prefix) ? [] : prefix));
  const principals = [...named.slice(0, 4), ...acting.slice(0, 4)].map((prefix) => `${prefix}.amazonaws.com`);
  return [...new Set([...linked, ...principals.filter((name) => catalog.isServicePrincipal(name))])];
}

/** Services that policies for any other service name besides. */
const everywhere: ReadonlySet<string> = new Set([
  "iam",
  "sts",
  "ec2",
  "s3",
  "kms",
  "logs",
  "cloudwatch",
  "organizations",
  "tag",
  "",
]);
