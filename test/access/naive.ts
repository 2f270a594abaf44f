// A second evaluator, written apart from the first and as plainly as can be: complete contexts, known accounts and sound
// documents only. Where it finds something that AWS leaves open it throws, and the comparison is passed over.
import type { Json, Request } from "./generate.ts";

export class Open extends Error {}

type Kind = "user" | "role" | "session" | "federated" | "root" | "anonymous" | "service";
interface Who {
  readonly kind: Kind;
  readonly arn: string;
  readonly account: string;
  readonly name: string;
}

export function naively(request: Request): "allowed" | "denied" {
  const who = whoIs(request.principal);
  const owner = /^arn:aws:s3:/.test(request.resource) ? request.resourceAccount : request.resource.split(":")[4];
  if (owner === undefined) throw new Open("owner");
  const context = contextOf(request, who, owner);
  const bounded = request.permissionsBoundaries !== undefined;
  const outside = who.kind === "anonymous" || who.kind === "service";

  const hits = (documents: readonly Json[], effect: string, endpoint = false) =>
    documents.flatMap((document) =>
      (document.Statement as Json[]).filter((item) => {
        if ("Conditions" in item || JSON.stringify(item).includes('"StringEqual"')) throw new Open("flaw");
        return (
          item.Effect === effect && matches(item, document.Version as string, request, who, context, bounded, endpoint)
        );
      }),
    );
  const own = outside ? [] : (request.identityPolicies ?? []);
  const limits = outside
    ? []
    : [...(request.permissionsBoundaries ?? []), ...(request.sessionPolicy ? [request.sessionPolicy] : [])];
  const scps = outside ? [] : (request.scps ?? []);
  const resource = request.resourcePolicy ? [request.resourcePolicy] : [];
  const endpoints = request.endpointPolicies ?? [];
  if (limits.length > 2 || endpoints.length > 1 || (request.permissionsBoundaries?.length ?? 0) > 1)
    throw new Open("several");
  const documents = [...own, ...limits, ...scps.flat(), ...(request.rcps ?? []).flat(), ...resource];
  if (hits(documents, "Deny").length + hits(endpoints, "Deny", true).length > 0) return "denied";

  if (scps.some((level) => hits(level, "Allow").length === 0)) return "denied";
  if (endpoints.some((document) => hits([document], "Allow", true).length === 0)) return "denied";
  const ways = new Set(
    hits(resource, "Allow").flatMap((item) => ("NotPrincipal" in item ? ["self"] : waysNamed(item, who))),
  );
  const isSpecial = request.action === "kms:Decrypt" || request.action === "sts:AssumeRole";
  if (isSpecial && resource.length === 0) throw new Open("own policy");
  if (request.action === "sts:AssumeRole" && (who.kind === "root" || who.kind === "anonymous")) return "denied";
  if (request.action === "kms:Decrypt" && who.kind === "anonymous") return "denied";
  if (outside) return ways.has("self") ? "allowed" : "denied";

  const session =
    who.kind === "federated" && !request.sessionPolicy ? false : limits.every((one) => hits([one], "Allow").length > 0);
  const unlimited = who.kind === "root" || session;
  const identity = who.kind === "root" || hits(own, "Allow").length > 0;
  if (who.account !== owner) return identity && unlimited && ways.size > 0 ? "allowed" : "denied";
  if (ways.has("self")) return "allowed";
  if (ways.has("role") && unlimited) return "allowed";
  return identity && unlimited && (!isSpecial || ways.has("account")) ? "allowed" : "denied";
}

function whoIs(principal: unknown): Who {
  if (principal === "anonymous") return { kind: "anonymous", arn: "", account: "", name: "" };
  if (typeof principal !== "string")
    return { kind: "service", arn: "", account: "", name: (principal as { service: string }).service };
  const [, , , , account = "", resource = ""] = principal.split(":");
  const [type, name = ""] = resource.split("/");
  const kinds: Record<string, Kind> = {
    root: "root",
    user: "user",
    role: "role",
    "assumed-role": "session",
    "federated-user": "federated",
  };
  return { kind: kinds[type!]!, arn: principal, account, name };
}

function contextOf(request: Request, who: Who, owner: string): Map<string, string[]> {
  const context = new Map<string, string[]>();
  for (const [key, value] of Object.entries(request.context ?? {}))
    context.set(key.toLowerCase(), [value].flat() as string[]);
  const types = {
    user: "User",
    role: "AssumedRole",
    session: "AssumedRole",
    federated: "FederatedUser",
    root: "Account",
  } as const;
  context.set("aws:resourceaccount", [owner]);
  if (who.kind === "anonymous") {
    context.set("aws:principalaccount", ["anonymous"]);
    if (/^s[3q]/.test(request.action)) context.set("aws:principaltype", ["Anonymous"]);
  } else if (who.kind !== "service") {
    context.set("aws:principalarn", [
      who.kind === "session" ? `arn:aws:iam::${who.account}:role/${who.name}` : who.arn,
    ]);
    context.set("aws:principalaccount", [who.account]);
    context.set("aws:principaltype", [types[who.kind]]);
    if (who.kind === "user") context.set("aws:username", [who.name]);
  }
  return context;
}

function matches(
  item: Json,
  version: string,
  { action, resource }: Request,
  who: Who,
  context: Map<string, string[]>,
  bounded: boolean,
  endpoint: boolean,
): boolean {
  const list = (value: unknown) => [value].flat() as string[];
  const glob = (pattern: string, text: string) =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\/]/g, "\\$&")
        .replace(/\*/g, "[^]*")
        .replace(/\?/g, "[^]")}$`,
    ).test(text);
  const actions = list(item.Action ?? item.NotAction).some((one) => glob(one.toLowerCase(), action.toLowerCase()));
  if (actions === "NotAction" in item) return false;
  if (!isNamed(item, who, bounded, endpoint, action)) return false;
  const fill = (text: string): string | undefined => {
    if (version !== "2012-10-17" || !text.includes("${aws:username}")) return text;
    const name = context.get("aws:username")?.[0];
    return name === undefined ? undefined : text.replace("${aws:username}", name);
  };
  if ("Resource" in item || "NotResource" in item) {
    const held = list(item.Resource ?? item.NotResource).some((one) => {
      const filled = fill(one);
      return filled !== undefined && glob(filled, resource);
    });
    if (held === "NotResource" in item) return false;
  }
  return Object.entries((item.Condition ?? {}) as Record<string, Json>).every(([operator, keys]) =>
    Object.entries(keys).every(([key, value]) =>
      holds(operator, list(value).map(String), context.get(key.toLowerCase()), fill, glob, who, key),
    ),
  );
}

function holds(
  written: string,
  values: string[],
  given: string[] | undefined,
  fill: (text: string) => string | undefined,
  glob: (pattern: string, text: string) => boolean,
  who: Who,
  key: string,
): boolean {
  if (who.kind === "service" && /aws:principal(arn|account|type)/i.test(key)) throw new Open("service");
  if (who.kind === "anonymous" && /aws:principaltype/i.test(key) && !given) throw new Open("anonymous");
  const [, set, name, suffix] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(written)!;
  const isAbsent = given === undefined || given.length === 0;
  if (name === "Null") {
    if (given?.every((one) => one === "") && given.length > 0) throw new Open("empty");
    return values[0] === String(isAbsent);
  }
  const negated = name!.includes("Not");
  const one = (text: string) =>
    values.some((value) => compare(name!.replace("Not", ""), fill(value), text, glob)) !== negated;
  if (set === "ForAllValues") return isAbsent || given.every((text) => text === "") || given.every(one);
  if (set === "ForAnyValue") return !isAbsent && !given.every((text) => text === "") && given.some(one);
  if (isAbsent) return suffix !== undefined || negated;
  if (given.length > 1) throw new Open("several values");
  return one(given[0]!);
}

function compare(
  name: string,
  value: string | undefined,
  text: string,
  glob: (pattern: string, text: string) => boolean,
): boolean {
  if (value === undefined) return false;
  if (name === "StringEquals") return value === text;
  if (name === "StringLike") return glob(value, text);
  if (name === "Bool") return value === text;
  if (name === "NumericLessThan") return Number(text) < Number(value);
  if (name === "DateGreaterThan") return Date.parse(text) > Date.parse(value);
  if (name === "IpAddress") return text.startsWith(value.startsWith("10.") ? "10." : "2001:db8:");
  if (name === "ArnLike" || name === "ArnEquals")
    return value.split(":").every((part, index) => glob(part, text.split(":")[index] ?? ""));
  throw new Open(name);
}

function entriesOf(element: unknown): [string, string][] {
  if (element === "*") return [["*", "*"]];
  return Object.entries(element as Json).flatMap(([type, names]) =>
    ([names].flat() as string[]).map((one): [string, string] => [type, one]),
  );
}

function isNamed(item: Json, who: Who, bounded: boolean, endpoint: boolean, action: string): boolean {
  const isUser = who.kind !== "anonymous" && who.kind !== "service";
  if ("Principal" in item) {
    if (
      endpoint &&
      action.startsWith("s3:") &&
      isUser &&
      item.Principal !== "*" &&
      JSON.stringify(item.Principal).includes(who.account)
    )
      throw new Open("gateway");
    return waysNamed(item, who).length > 0;
  }
  if (!("NotPrincipal" in item)) return true;
  const ways = waysNamed({ ...item, Principal: item.NotPrincipal }, who);
  if (item.Effect === "Allow") return ways.length === 0;
  if (ways.includes("everyone")) return bounded && isUser && who.kind !== "root" && who.kind !== "federated";
  if (bounded && isUser && who.kind !== "root" && who.kind !== "federated") return true;
  if (ways.length > 0) throw new Open("NotPrincipal");
  return true;
}

/** `self`, `role`, `account`; `everyone` besides `self` where it is so. */
function waysNamed(item: Json, who: Who): string[] {
  return entriesOf(item.Principal).flatMap(([type, name]) => {
    const isUser = who.kind !== "anonymous" && who.kind !== "service";
    if (type === "CanonicalUser" && isUser) throw new Open("canonical");
    if (type === "*") return ["self", "everyone"];
    if (type === "Service") return who.kind === "service" && name === who.name ? ["self"] : [];
    if (type !== "AWS") return [];
    if (name === "*") {
      if (who.kind === "service") throw new Open("AWS *");
      return ["self", "everyone"];
    }
    if (!isUser) return [];
    if (name === who.account || name === `arn:aws:iam::${who.account}:root`)
      return who.kind === "root" ? ["self"] : ["account"];
    if (name === who.arn && who.kind !== "role") return ["self"];
    if (name === `arn:aws:iam::${who.account}:role/${who.name}` && (who.kind === "role" || who.kind === "session"))
      return ["role"];
    if (who.kind === "role" && name.startsWith(`arn:aws:sts::${who.account}:assumed-role/${who.name}/`))
      throw new Open("session");
    if (who.kind === "federated" && name.startsWith(`arn:aws:iam::${who.account}:user/`)) throw new Open("federated");
    return [];
  });
}
