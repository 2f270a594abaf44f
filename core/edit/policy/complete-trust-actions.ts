import type { Catalog } from "../../catalog/index.ts";
import { actionChoice } from "./complete-action-choices.ts";
import type { Choice } from "./complete-choice.ts";
import { ranked } from "./match.ts";
import { otherItems, type PolicyPlace } from "./place.ts";

/** What a trust policy holds, those first that the principals need. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function trustActions(place: PolicyPlace, catalog: Catalog): Choice[] {
  const present = new Set(otherItems(place).map((item) => item.toLowerCase()));
  const federated = place.statement?.principals.filter(({ type }) => type === "Federated") ?? [];
  const first = federated.some(({ value }) => /:saml-provider\//.test(value))
    ? "AssumeRoleWithSAML"
    : federated.length > 0
      ? "AssumeRoleWithWebIdentity"
      : "AssumeRole";
  const names = [
    first,
    "AssumeRole",
    "TagSession",
    "SetSourceIdentity",
    "AssumeRoleWithWebIdentity",
    "AssumeRoleWithSAML",
  ];
  const found = [...new Set([...names, "SetContext"])].flatMap((name) => catalog.action(`sts:${name}`) ?? []);
  return ranked(found, place.typed, ({ name }) => [`sts:${name}`])
    .filter(({ name }) => !present.has(`sts:${name.toLowerCase()}`))
    .map((action) => actionChoice(action, catalog));
}
