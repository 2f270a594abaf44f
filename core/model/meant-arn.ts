import type { Catalog } from "../catalog/index.ts";
import { parseArn } from "./arn.ts";
import type { Statement } from "./policy.ts";
import { isOnlyFor } from "./s3-statement.ts";

/** The ARN that was probably meant by a resource that is none: an s3:// address, a bare bucket, colons left out … */
export function meantArn(value: string, statement: Statement, catalog: Catalog): string | undefined {
  const text = value.trim();
  if (text !== value && (text === "*" || parseArn(text))) return text;
  const candidate = withPrefix(text) ?? fromAddress(text) ?? fromBareName(text, statement, catalog) ?? withColons(text);
  return candidate !== undefined && parseArn(candidate) ? candidate : undefined;
}

function withPrefix(text: string): string | undefined {
  if (/^arn:/i.test(text) && !text.startsWith("arn:")) return `arn${text.slice(3)}`;
  const rest = /^:?(aws[\w-]*:.+)$/.exec(text)?.[1];
  return rest && `arn:${rest}`;
}

function fromAddress(text: string): string | undefined {
  const path =
    /^s3:\/\/([^/]+)\/?(.*)$/.exec(text) ??
    /^https?:\/\/([^./]+)\.s3[\w.-]*\.amazonaws\.com\/?(.*)$/.exec(text) ??
    /^https?:\/\/s3[\w.-]*\.amazonaws\.com\/([^/]+)\/?(.*)$/.exec(text);
  if (!path) return undefined;
  const [, bucket, key] = path;
  return `arn:aws:s3:::${bucket}${key ? `/${key}` : ""}`;
}

/** A name alone is a bucket's where all that the statement does concerns S3. */
function fromBareName(text: string, { actions }: Statement, catalog: Catalog): string | undefined {
  if (!/^[a-z0-9][a-z0-9.-]{2,62}(?:\/.*)?$/.test(text)) return undefined;
  if (actions.length === 0 || !actions.every(({ value }) => /^s3:/i.test(value))) return undefined;
  const onObjects = actions.every(({ value }) => isOnlyFor("objects", value, catalog));
  return `arn:aws:s3:::${text}${onObjects && !text.includes("/") ? "/*" : ""}`;
}

/** S3's ARNs have three colons in a row and those of IAM two, and one of them is easily lost. */
function withColons(text: string): string | undefined {
  const s3 = /^(arn:[\w-]+:s3):{1,2}([^:]+)$/.exec(text);
  if (s3) return `${s3[1]}:::${s3[2]}`;
  const iam = /^(arn:[\w-]+:iam):(\d{12}|\*|aws):([^:]+)$/.exec(text);
  return iam ? `${iam[1]}::${iam[2]}:${iam[3]}` : undefined;
}
