import type { Catalog } from "../../catalog/index.ts";
import type { Choice, Piece } from "./complete-choice.ts";
import { describeKey } from "./complete-documentation.ts";
import { ranked } from "./match.ts";
import type { PolicyPlace } from "./place.ts";

/**
 * Policy variables where a `${` is open before the cursor, in the elements that may hold some; undefined anywhere else.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function variablesAt(place: PolicyPlace, catalog: Catalog): Choice[] | undefined {
  const { part, typed, rest } = place;
  const mayHold =
    part.of === "condition-value" || (part.of === "statement-value" && /^(?:Not)?Resource$/.test(part.member));
  const open = mayHold ? /^(.*)\$\{([^}]*)$/s.exec(typed) : undefined;
  if (!open) return undefined;
  const [, before = "", name = ""] = open;
  const behind = rest.replace(/^[^}"]*\}/, "");
  const choices = usual.flatMap((key): Choice[] => {
    const info = catalog.conditionKey(key.replace("…", "x"));
    if (!info) return [];
    const inner: Piece[] = key.endsWith("…") ? [key.slice(0, -1), { blank: "tag-key" }] : [key];
    return [
      {
        label: `\${${key}}`,
        type: "name",
        ...(info.present && { detail: info.present }),
        documentation: () => describeKey(info),
        strings: [[`${before}\${`, ...inner, `}${behind}`]],
      },
    ];
  });
  return ranked(choices, name, ({ label }) => [label.slice(2)]);
}

/** The keys of one value that callers mostly have. */
const usual: readonly string[] = [
  "aws:username",
  "aws:PrincipalTag/…",
  "aws:userid",
  "aws:PrincipalAccount",
  "aws:PrincipalOrgID",
  "aws:PrincipalArn",
  "aws:SourceIdentity",
  "aws:RequestTag/…",
  "aws:ResourceTag/…",
  "aws:SourceAccount",
  "aws:SourceVpce",
  "aws:RequestedRegion",
  "aws:FederatedProvider",
];
