import type { Kind } from "../kind.ts";

/** What a file's name tells. A name that only runs words together (`UnlockBucketPolicy`) is a hint, which content overrules. */
export interface NamedKind {
  readonly kind: Kind;
  readonly certain: boolean;
}

/** The kind that a file's name tells; `path` has forward slashes. A plain `policy.json` tells nothing: its content does. */
export function kindOfName(path: string): NamedKind | undefined {
  const parts = path.split("/");
  const written = parts.at(-1) ?? "";
  const base = written.toLowerCase();
  const folder = (parts.at(-2) ?? "").toLowerCase();
  if (folder === ".aws" || folder === "aws") {
    if (base === "config") return { kind: "aws-config", certain: true };
    if (base === "credentials") return { kind: "aws-credentials", certain: true };
  }
  if (base === "latchkey.json") return { kind: "manifest", certain: true };
  if (/\.aws-config$/.test(base)) return { kind: "aws-config", certain: true };
  if (!/\.jsonc?$/.test(base)) return undefined;
  const found = jsonNames.find(([pattern]) => pattern.test(base));
  if (!found) return undefined;
  // In `DiagnosisBucketPolicy` no separator says that the words before are another part of the name.
  const at = found[0].exec(base)?.index ?? 0;
  const runsOn = /[A-Z]/.test(written[at] ?? "") && /[A-Za-z0-9]/.test(written[at - 1] ?? "");
  return { kind: found[1], certain: !runsOn };
}

/** The first that fits wins, so the particular stand before the general. */
const jsonNames: readonly (readonly [RegExp, Kind])[] = [
  // Table and vector buckets are those of other services than S3.
  [/(^|[-_. ])(s3)?[-_.]?(table|vector)s?[-_. ]bucket[-_. ]policy/, "resource-policy"],
  // An identity of SES is an address or domain, which has a policy as a bucket does.
  [/(^|[-_. ])ses[-_. ](sending[-_. ])?identity[-_. ]policy/, "resource-policy"],
  [/bucket[-_. ]?policy/, "bucket-policy"],
  [/trust[-_. ]?(policy|relationship|document)|assume[-_. ]?role[-_. ]?policy|^trust\.jsonc?$/, "trust-policy"],
  [/(^|[-_. ])(scp|service[-_. ]control[-_. ]policy)([-_. ]|\d)/, "scp"],
  [/(^|[-_. ])(rcp|resource[-_. ]control[-_. ]policy)([-_. ]|\d)/, "rcp"],
  [/^cors[-_. ]|[-_. ]cors\.jsonc?$|^cors\.jsonc?$|corsrules?/, "cors"],
  [/(key|queue|topic|secret|endpoint|vpce|repository|access[-_. ]?point|resource)[-_. ]policy/, "resource-policy"],
  [
    /(identity|iam|role|user|group|inline|managed|permissions?|boundary|session)[-_. ]policy|^permissions([-_. ].*)?\.jsonc?$|boundary\.jsonc?$/,
    "identity-policy",
  ],
];
