import { type Choice, shaped, value } from "./complete-choice.ts";
import { audiences, subjects } from "./complete-federation-values.ts";

/** Values whose shape the key's name tells; undefined for other keys. */
export function shapeOf(name: string): Choice[] | undefined {
  if (name === "aws:sourcevpc" || name === "ec2:vpcid")
    return [shaped("vpc-0123456789abcdef0", ["vpc-", { blank: "0123456789abcdef0" }], "a VPC's id")];
  if (name === "aws:sourcevpce")
    return [shaped("vpce-0123456789abcdef0", ["vpce-", { blank: "0123456789abcdef0" }], "a VPC endpoint's id")];
  if (/orgpaths$/.test(name))
    return [
      shaped(
        "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*",
        ["o-", { blank: "a1b2c3d4e5" }, "/r-", { blank: "ab12" }, "/ou-", { blank: "ab12-11111111" }, "/*"],
        "an organizational unit and all below",
      ),
      shaped("o-a1b2c3d4e5/*", ["o-", { blank: "a1b2c3d4e5" }, "/*"], "a whole organization"),
    ];
  if (name === "s3:prefix")
    return [
      shaped("prefix/*", [{ blank: "prefix" }, "/*"], "everything below a prefix"),
      shaped("prefix/", [{ blank: "prefix" }, "/"], "the prefix itself"),
      value("${aws:username}/*", "a folder for each user"),
    ];
  if (name === "aws:multifactorauthage")
    return [shaped("3600", [{ blank: "3600" }], "seconds since the sign-in with MFA")];
  if (name === "cloudwatch:namespace")
    return ["CWAgent", "AWS/ECS", "AWS/EC2", "AWS/Lambda", "AWS/Batch", "AWS/Usage", "ECS/ContainerInsights"]
      .map((namespace) => value(namespace))
      .concat(
        shaped("AWS/…", ["AWS/", { blank: "Service" }], "a service's own metrics"),
        shaped("namespace", [{ blank: "Pipeline" }], "metrics of your own"),
      );
  if (name === "sts:externalid")
    return [shaped("external id", [{ blank: "external-id" }], "what the other side gave you")];
  if (/:aud$/.test(name)) return audiences(name);
  if (/:sub$/.test(name)) return subjects(name);
  return undefined;
}
