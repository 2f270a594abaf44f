// Resources, and whether the actions beside them apply to them.
import { actionsOf, arnsIn, listOf, statementsOf, tokensOf } from "../places.mjs";
import { onToken, policies, set } from "./change.mjs";

const withResources = ["identity-policy", "bucket-policy", "resource-policy", "scp", "rcp"];
const objectActions = /^s3:(?:(?:get|put|delete)object|abortmultipartupload|listmultipartuploadparts|restoreobject)$/i;
const bucketActions =
  /^s3:(?:listbucket|getbucketlocation|listbucketversions|getbucketacl|listbucketmultipartuploads)$/i;
const objectArn = /^arn:aws:s3:::[^/*$]+\/\*$/;
const bucketArn = /^arn:aws:s3:::[^/*$]+$/;

export const resourceMutations = [
  {
    name: "/* dropped",
    kinds: withResources,
    follows: ["object-action-on-bucket", "s3-wildcard-on-half"],
    spoil: (document, pick) =>
      pick(statementsOf(document), (s) => {
        const resources = listOf(s.Resource);
        const [only] = resources.filter((r) => r.includes("/") || r.includes("*"));
        if (!only || !objectArn.test(only) || resources.filter((r) => r === only).length > 1) return false;
        if (resources.some((r) => r !== only && !bucketArn.test(r))) return false;
        if (!actionsOf(s).some((a) => objectActions.test(a) || /^s3:\*$/i.test(a))) return false;
        const bucket = only.slice(0, -2);
        return set(s, "Resource", resources.length === 1 ? bucket : resources.filter((r) => r !== only));
      }),
  },
  {
    name: "bucket's ARN dropped",
    kinds: withResources,
    follows: ["bucket-action-on-objects", "s3-wildcard-on-half"],
    spoil: (document, pick) =>
      pick(statementsOf(document), (s) => {
        const resources = listOf(s.Resource);
        const left = resources.filter((r) => !bucketArn.test(r));
        if (left.length === resources.length || left.length === 0) return false;
        if (!left.every((r) => objectArn.test(r)) || !actionsOf(s).some((a) => bucketActions.test(a))) return false;
        return set(s, "Resource", left);
      }),
  },
  {
    name: "resource covered by another",
    kinds: ["identity-policy", "bucket-policy", "resource-policy", "scp"],
    follows: ["redundant-resource"],
    spoil: (document, pick) =>
      pick(statementsOf(document), (s) => {
        const wide = listOf(s.Resource).find((r) => /[/:]\*$/.test(r));
        return wide && set(s, "Resource", [...listOf(s.Resource), `${wide.slice(0, -1)}one`]);
      }),
  },
  {
    name: "partition misspelt",
    kinds: withResources,
    follows: ["wrong-partition", "malformed-arn"],
    spoil: onToken("Resource", isArn, (token) => token.put(token.value.replace("arn:aws:", "arn:asw:"))),
  },
  {
    name: "colon of an ARN lost",
    kinds: withResources,
    follows: [
      "malformed-arn",
      "incomplete-arn",
      "superfluous-arn-part",
      "unknown-resource-type",
      "invalid-account-id",
      "unknown-region",
      "unknown-service",
    ],
    spoil: onToken("Resource", isArn, (token) => token.put(token.value.replace(/^(arn:aws:[^:]*):/, "$1"))),
  },
  {
    name: "Region in a bucket's ARN",
    kinds: withResources,
    follows: ["superfluous-arn-part"],
    spoil: onToken(
      "Resource",
      ({ value }) => value.startsWith("arn:aws:s3:::") && value.length > 14 && value[13] !== "*",
      (token) => token.put(token.value.replace(":::", ":us-east-1::")),
    ),
  },
  {
    name: "Region misspelt in an ARN",
    kinds: withResources,
    follows: ["unknown-region"],
    spoil: (document, pick) =>
      pick(
        arnsIn(document, "Resource").filter(({ value }) => /^arn:aws:[^:]+:[a-z]+-[a-z]+-\d:/.test(value)),
        (token) => token.put(token.value.replace(/-(\d):/, "-$17:")),
      ),
  },
  {
    name: "digit of an account lost",
    kinds: policies,
    follows: ["invalid-account-id", "malformed-principal"],
    spoil: (document, pick) =>
      pick(
        [...arnsIn(document, "Resource"), ...tokensOf(document, "Principal")].filter(({ value }) =>
          /^arn:aws:[^:]*:[^:]*:\d{12}:/.test(value),
        ),
        (token) => token.put(token.value.replace(/:\d(\d{11}):/, ":$1:")),
      ),
  },
  {
    name: "capital in a bucket's name",
    kinds: ["identity-policy", "bucket-policy"],
    follows: ["invalid-bucket-name", "foreign-bucket"],
    spoil: onToken(
      "Resource",
      ({ value }) => /^arn:aws:s3:::[a-z][a-z0-9-]+(?:\/|$)/.test(value),
      (token) => token.put(token.value.replace(/:::./, (start) => start.toUpperCase())),
    ),
  },
  {
    name: "another bucket",
    kinds: ["bucket-policy"],
    follows: ["foreign-bucket"],
    spoil: (document, pick) =>
      tokensOf(document, "Resource").length > 2 &&
      pick(tokensOf(document, "Resource"), (token) => token.put(token.value.replace(/:::[^/]+/, ":::someone-elses"))),
  },
  {
    name: "placeholder left",
    kinds: policies,
    follows: ["placeholder"],
    spoil: (document, pick) =>
      pick(
        [...arnsIn(document, "Resource"), ...tokensOf(document, "Principal")].filter(({ value }) =>
          /\d{12}/.test(value),
        ),
        (token) => token.put(token.value.replace(/\d{12}/, "<account-id>")),
      ),
  },
];

function isArn({ value }) {
  return /^arn:aws:[a-z0-9-]+:[^:]*:[^:]*:.+/.test(value);
}
