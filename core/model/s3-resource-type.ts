import type { Arn } from "./arn.ts";
import { globsOverlap } from "./glob.ts";

/**
 * Whether an ARN pattern of S3 can name a resource of a type. In S3's ARNs slashes part a bucket or access point from its
 * objects, so unlike elsewhere a name spans none; a `*` of the pattern does.
 */
export function canBeS3Type(type: string, form: string, { region, account, resource }: Arn): boolean {
  const asked = resource.replace(/\$\{[^}]*\}?/g, "*");
  const isRegional = (region !== "" && region !== "*") || (account !== "" && account !== "*");
  switch (type) {
    case "bucket":
      return !isRegional && !asked.includes("/");
    case "object":
      return !isRegional && (asked.includes("/") || asked.includes("*"));
    case "accesspoint":
    case "multiregionaccesspoint":
      return globsOverlap(asked, "accesspoint/*") && !/^accesspoint\/[^*]*\//.test(asked);
    case "accesspointobject":
      return canBeObject(asked);
    default:
      return globsOverlap(asked, form);
  }
}

/** `accesspoint/NAME/object/KEY`; a star before the key may stand for any of the parts in front of it. */
function canBeObject(asked: string): boolean {
  if (!globsOverlap(asked, "accesspoint/*/object/*")) return false;
  const [, name = "", object = ""] = asked.split("/");
  return name.includes("*") || object === "" || globsOverlap(object, "object");
}
