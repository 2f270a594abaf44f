import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";

/** Why a value is no service principal at all, whatever services there are. */
interface ServiceNameFault {
  readonly message: string;
  /** The service principal that was probably meant. */
  readonly meant?: string;
}

/**
 * What is wrong with the form of a service principal's name; undefined for `service.amazonaws.com` and its like, with more
 * labels, a Region, or the suffix of another partition.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
export function faultOfServiceName(value: string, catalog: Catalog): ServiceNameFault | undefined {
  if (hasForm(value, catalog)) return undefined;
  const bare = value
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/$/, "");
  if (hasForm(bare, catalog)) {
    const message =
      bare === value.trim().toLowerCase()
        ? value.trim() === value
          ? "A service principal is written in lower case."
          : "There is white space around this service principal, and AWS takes it as part of the name."
        : "A service principal is a name, not an address: without https:// and slash.";
    return { message, meant: bare };
  }
  const [label = ""] = bare.split(/\.(?:aws|amazon|amazonaws|com)(?:\.|$)/);
  const meant = knownFor(label, catalog);
  return {
    message: "A service principal reads SERVICE.amazonaws.com.",
    ...(meant && { meant }),
  };
}

/** The service principal that a well-formed but unknown one probably stands for; undefined where it resembles none. */
export function nearestServicePrincipal(value: string, catalog: Catalog): string | undefined {
  const suffix = suffixOf(value, catalog);
  if (suffix === undefined) return undefined;
  const labels = value.slice(0, -suffix.length - 1).split(".");
  const [first = ""] = labels;
  // The Region stands before the suffix, not in front.
  if (labels.length > 1 && catalog.partitionOf(first)) {
    const turned = `${labels.slice(1).join(".")}.${first}.${suffix}`;
    return catalog.isServicePrincipal(turned) ? turned : undefined;
  }
  const region = labels.length > 1 && catalog.partitionOf(labels.at(-1) ?? "") ? labels.at(-1) : undefined;
  const base = (region === undefined ? labels : labels.slice(0, -1)).join(".");
  const meant = knownFor(base, catalog);
  if (!meant || region === undefined) return meant;
  return `${meant.slice(0, -".amazonaws.com".length)}.${region}.${suffix === "amazon.com" ? "amazonaws.com" : suffix}`;
}

function hasForm(value: string, catalog: Catalog): boolean {
  const suffix = suffixOf(value, catalog);
  return (
    suffix !== undefined && /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*$/.test(value.slice(0, -suffix.length - 1))
  );
}

function suffixOf(value: string, catalog: Catalog): string | undefined {
  if (value.endsWith(".amazon.com")) return "amazon.com";
  // The longer suffix first: that of China ends in that of no other, but begins with it.
  return catalog.partitions.map(({ dnsSuffix }) => dnsSuffix).find((suffix) => value.endsWith(`.${suffix}`));
}

/** The known service principal of a label, as it is, by another name of the service, or misspelt. */
function knownFor(label: string, catalog: Catalog): string | undefined {
  if (!/^[a-z0-9.-]+$/.test(label)) return undefined;
  const exact = `${label}.amazonaws.com`;
  if (catalog.isServicePrincipal(exact)) return exact;
  const other = otherNames[label.replaceAll(/[.-]/g, "")];
  if (other) return `${other}.amazonaws.com`;
  // In three letters every slip leads to some service.
  if (label.length < 4) return undefined;
  const meant = nearest(label, labelsOf(catalog));
  return meant && `${meant}.amazonaws.com`;
}

const labelsByCatalog = new WeakMap<Catalog, readonly string[]>();

/** The known names without the common suffix, which would only make every comparison longer. */
function labelsOf(catalog: Catalog): readonly string[] {
  const known = labelsByCatalog.get(catalog);
  if (known) return known;
  const suffix = ".amazonaws.com";
  const labels = catalog.servicePrincipals.flatMap(({ name }) =>
    name.endsWith(suffix) ? [name.slice(0, -suffix.length)] : [],
  );
  labelsByCatalog.set(catalog, labels);
  return labels;
}

/** What people call a service, without dots and hyphens, and the name that it acts under. */
const otherNames: Readonly<Record<string, string>> = {
  apigw: "apigateway",
  awsbatch: "batch",
  batchjobs: "ecs-tasks",
  batchtasks: "ecs-tasks",
  cloudwatchevents: "events",
  cloudwatchlogs: "logs",
  cognito: "cognito-idp",
  cwlogs: "logs",
  datafirehose: "firehose",
  ec2spotfleet: "spotfleet",
  ecstask: "ecs-tasks",
  ecstaskexecution: "ecs-tasks",
  ecstasks: "ecs-tasks",
  efs: "elasticfilesystem",
  ekspods: "pods.eks",
  elasticcontainerservice: "ecs",
  elb: "elasticloadbalancing",
  emr: "elasticmapreduce",
  eventbridge: "events",
  eventbridgescheduler: "scheduler",
  fargate: "ecs-tasks",
  kinesisfirehose: "firehose",
  lambdaedge: "edgelambda",
  msk: "kafka",
  mwaa: "airflow",
  secretmanager: "secretsmanager",
  sfn: "states",
  stepfunction: "states",
  stepfunctions: "states",
  systemsmanager: "ssm",
  vpcflowlogs: "vpc-flow-logs",
};
