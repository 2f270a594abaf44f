import type { Kind } from "../kind.ts";

/** The kind that a file's name tells; `path` has forward slashes. A plain `policy.json` tells nothing: its content does. */
export function kindOfName(path: string): Kind | undefined {
  const parts = path.split("/");
  const base = (parts.at(-1) ?? "").toLowerCase();
  const folder = (parts.at(-2) ?? "").toLowerCase();
  if (folder === ".aws" || folder === "aws") {
    if (base === "config") return "aws-config";
    if (base === "credentials") return "aws-credentials";
  }
  if (base === "latchkey.json") return "manifest";
  if (/\.aws-config$/.test(base)) return "aws-config";
  if (!/\.jsonc?$/.test(base)) return undefined;
  return jsonNames.find(([pattern]) => pattern.test(base))?.[1];
}

/** The first that fits wins, so the particular stand before the general. */
const jsonNames: readonly (readonly [RegExp, Kind])[] = [
  [/bucket[-_. ]?policy/, "bucket-policy"],
  [/trust[-_. ]?(policy|relationship|document)|assume[-_. ]?role[-_. ]?policy|^trust\.jsonc?$/, "trust-policy"],
  [/(^|[-_. ])(scp|service[-_. ]control[-_. ]policy)([-_. ]|\d)/, "scp"],
  [/(^|[-_. ])(rcp|resource[-_. ]control[-_. ]policy)([-_. ]|\d)/, "rcp"],
  [/^cors[-_. ]|[-_. ]cors\.jsonc?$|^cors\.jsonc?$|corsrules?/, "cors"],
  [/(key|queue|topic|secret|endpoint|repository|access[-_. ]?point|resource)[-_. ]policy/, "resource-policy"],
  [
    /(identity|iam|role|user|group|inline|managed|permissions?|boundary|session)[-_. ]policy|^permissions([-_. ].*)?\.jsonc?$|boundary\.jsonc?$/,
    "identity-policy",
  ],
];
