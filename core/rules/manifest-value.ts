import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";
import type { Draft } from "../finding.ts";
import type { JsonNode } from "../json/parse.ts";
import type { Text } from "../json/strings.ts";
import { accountNamesOf, type ManifestMeaning, manifestValuesOf } from "../model/manifest-values.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { nearestServicePrincipal } from "../model/service-principal.ts";
import type { Rule } from "../rule.ts";

export const manifestValue: Rule = {
  code: "manifest-value",
  kinds: ["manifest"],
  severity: "warning",
  summary: "A value of the manifest has not the form of what it stands for.",
  check: {
    *manifestRoot(root, { catalog }) {
      for (const { text, meaning } of manifestValuesOf(root)) {
        if (hasPlaceholder(text.value)) continue;
        const fault = faults[meaning]?.(text.value, { root, catalog });
        if (fault) yield draftOf(text, fault);
      }
    },
  },
};

interface Fault {
  readonly message: string;
  readonly meant?: string | undefined;
}

interface Surroundings {
  readonly root: JsonNode;
  readonly catalog: Catalog;
}

const faults: Partial<Record<ManifestMeaning, (value: string, surroundings: Surroundings) => Fault | undefined>> = {
  "role-arn": (value) => faultOfArn(value, roleArn, "the ARN of a role, arn:aws:iam::ACCOUNT:role/NAME"),
  "user-arn": (value) => faultOfArn(value, userArn, "the ARN of a user, arn:aws:iam::ACCOUNT:user/NAME"),
  "key-arn": (value) => faultOfArn(value, keyArn, "the ARN of a KMS key, arn:aws:kms:REGION:ACCOUNT:key/ID"),
  "bucket-name": (value) => {
    if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/i.test(value) || /^[\w.-]{3,255}$/.test(value)) return undefined;
    const meant = /^(?:arn:[\w-]+:s3:::|s3:\/\/)([^/]+)/.exec(value)?.[1];
    return { message: "This is a bucket's name alone, without ARN, address or key.", meant };
  },
  "account-id": (value) => {
    if (/^\d{12}$/.test(value)) return undefined;
    const digits = value.replaceAll("-", "");
    return {
      message: "An account id has twelve digits; this one is not known again anywhere.",
      meant: /^\d{12}$/.test(digits) ? digits : undefined,
    };
  },
  account: (value, { root }) => {
    const names = accountNamesOf(root);
    if (/^\d{12}$/.test(value) || names.includes(value)) return undefined;
    const message = `“accounts” has no account of the name ${value}, so nobody knows whose the bucket is.`;
    return { message, meant: nearest(value, names) };
  },
  region: (value, { catalog }) =>
    catalog.region(value) ? undefined : { message: `AWS has no Region “${value}” as of ${catalog.date}.` },
  "service-principal": (value, { catalog }) => {
    if (catalog.isServicePrincipal(value)) return undefined;
    const meant = nearestServicePrincipal(value, catalog) ?? serviceOf(value, catalog);
    return meant ? { message: "No service has this name; did you mean another?", meant } : undefined;
  },
};

function serviceOf(value: string, catalog: Catalog): string | undefined {
  const name = `${value}.amazonaws.com`;
  return /^[a-z0-9-]+$/.test(value) && catalog.isServicePrincipal(name) ? name : undefined;
}

const roleArn = /^arn:[\w-]+:iam::\d{12}:role\/(?:[!-~]*\/)?[\w+=,.@-]{1,64}$/;
const userArn = /^arn:[\w-]+:iam::\d{12}:user\/(?:[!-~]*\/)?[\w+=,.@-]{1,64}$/;
const keyArn = /^arn:[\w-]+:kms:[\w-]+:\d{12}:(?:key|alias)\/[\w/-]{1,256}$/;

function faultOfArn(value: string, form: RegExp, what: string): Fault | undefined {
  return form.test(value)
    ? undefined
    : { message: `This stands for ${what}, which it is not; nothing can be linked to it.` };
}

function draftOf(text: Text, { message, meant }: Fault): Draft {
  const fix = meant !== undefined && {
    title: `Replace with ${meant}`,
    safe: false,
    edits: [{ span: text.span, text: meant }],
  };
  return {
    span: text.span,
    message: meant && !message.includes(meant) ? `${message} It may be ${meant}.` : message,
    fixes: fix ? [fix] : [],
  };
}
