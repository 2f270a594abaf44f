import type { JsonDocument } from "../../hosts/index.ts";
import type { PolicyKind } from "../../kind.ts";
import type { AssistContext } from "../assist.ts";
import { labelOf, piecesOfArn } from "./complete-arn.ts";
import type { Choice } from "./complete-choice.ts";
import { principalTypes } from "./complete-members.ts";
import { services } from "./complete-services.ts";
import { principalWords } from "./hover-principal.ts";
import { knownNames } from "./known-names.ts";
import { ranked } from "./match.ts";
import { otherItems, otherNames, type PolicyPlace } from "./place.ts";

/** The types that Principal has not yet. */
export function principalTypeChoices(place: PolicyPlace, { kind }: JsonDocument): Choice[] {
  const present = otherNames(place);
  return typesInOrder(place, kind)
    .filter((type) => !present.has(type))
    .map((type) => ({
      label: type,
      type: "member",
      detail: typeWords[type] ?? "",
      documentation: () => typeTexts[type] ?? "",
      ...(type !== "CanonicalUser" && { opens: true as const }),
      json: place.cursor.hasColon ? [`"${type}"`] : [`"${type}": "`, { blank: "" }, '"'],
    }));
}

/** The value of Principal as a whole: an object of one type, or everyone. */
export function principalWholes(place: PolicyPlace, { kind }: JsonDocument): Choice[] {
  const everyone: Choice = { label: "*", type: "value", detail: "everyone, anonymous callers too" };
  if (kind === "rcp") return [everyone];
  const objects = typesInOrder(place, kind).map(
    (type): Choice => ({
      label: `{ "${type}": … }`,
      type: "snippet",
      detail: typeWords[type] ?? "",
      documentation: () => typeTexts[type] ?? "",
      ...(type !== "CanonicalUser" && { opens: true as const }),
      json: [`{ "${type}": "`, { blank: "" }, '" }'],
    }),
  );
  if (!place.quoted) return kind === "trust-policy" ? objects : [...objects, everyone];
  return kind === "trust-policy" ? [] : [everyone];
}

function typesInOrder({ statement }: PolicyPlace, kind: JsonDocument["kind"]): readonly string[] {
  const types = principalTypes(kind);
  const asked = statement?.actions.map(({ value }) => value.toLowerCase()) ?? [];
  if (asked.some((action) => /^sts:assumerolewith/.test(action)))
    return ["Federated", ...types.filter((t) => t !== "Federated")];
  return types;
}

const typeWords: Readonly<Record<string, string>> = {
  AWS: "accounts, roles, users",
  Service: "an AWS service",
  Federated: "users of an identity provider",
  CanonicalUser: "an account by its canonical id",
};

const typeTexts: Readonly<Record<string, string>> = {
  AWS: "An account (`arn:aws:iam::123456789012:root`, or its twelve digits: everyone whom that account lets), a role, a user, a session, or `*`.",
  Service: "An AWS service that acts for you, by its service principal, such as `ecs-tasks.amazonaws.com`.",
  Federated:
    "An identity provider: the ARN of one that the account has for OpenID Connect or SAML, or a well-known host. Only in trust policies.",
  CanonicalUser:
    "An account by the 64 hexadecimal digits of its canonical user id. AWS turns it into the account's ARN when it stores the policy.",
};

/** The names of one type of principals. */
export function principals(place: PolicyPlace, type: string, document: JsonDocument, context: AssistContext): Choice[] {
  const present = new Set(otherItems(place));
  const all =
    type === "Service"
      ? services(place, document, context.catalog)
      : type === "AWS"
        ? identities(place, document, context)
        : type === "Federated"
          ? providers(place, context)
          : [];
  const setting = { kind: document.kind as PolicyKind, effect: place.statement?.effect?.value, context };
  const explained = all.map(
    (choice): Choice => ({
      ...choice,
      documentation: () => principalWords({ type, value: choice.label }, setting) ?? "",
    }),
  );
  return ranked(
    explained.filter(({ label }) => !present.has(label)),
    place.typed,
    ({ label, words }) => [label, words],
  );
}

/** Accounts, roles and users: those that are known, then the forms with blanks. */
function identities(place: PolicyPlace, { kind }: JsonDocument, context: AssistContext): Choice[] {
  const known = knownNames(place, context);
  const { partition } = known;
  const roots = known.accounts.map(
    ({ value, from }): Choice => ({
      label: `arn:${partition}:iam::${value}:root`,
      type: "reference",
      detail: `account ${from === value ? "" : from}`.trim(),
      words: `account root ${from.toLowerCase()}`,
    }),
  );
  const people = [...known.roles, ...known.users].map(
    ({ value, from }): Choice => ({ label: value, type: "reference", detail: from, words: "role user" }),
  );
  const filling = { known, catalog: context.catalog, typed: place.typed, fields: "known" } as const;
  const blanks = forms.map(([detail, template]): Choice => {
    const pieces = piecesOfArn(template, filling);
    return { label: labelOf(pieces), type: "snippet", detail, strings: [pieces], words: detail };
  });
  const everyone: Choice[] =
    kind === "trust-policy" ? [] : [{ label: "*", type: "value", detail: "everyone, anonymous callers too" }];
  return [...people, ...roots, ...blanks, ...everyone];
}

const forms: readonly (readonly [detail: string, template: string])[] = [
  ["a role", "arn:${Partition}:iam::${Account}:role/${RoleName}"],
  ["a user", "arn:${Partition}:iam::${Account}:user/${UserName}"],
  ["another account", "arn:${Partition}:iam::${OtherAccount}:root"],
  ["one session of a role", "arn:${Partition}:sts::${Account}:assumed-role/${RoleName}/${SessionName}"],
];

/** Providers that other statements name, then the forms of the usual ones. */
function providers(place: PolicyPlace, context: AssistContext): Choice[] {
  const known = knownNames(place, context);
  const account = known.accounts[0]?.value ?? "111122223333";
  const arn = (rest: string, blank: string, detail: string): Choice => ({
    label: `arn:${known.partition}:iam::${account}:${rest}${blank}`,
    type: "snippet",
    detail,
    strings: [[`arn:${known.partition}:iam::`, { blank: account }, `:${rest}`, ...(blank === "" ? [] : [{ blank }])]],
    words: detail.toLowerCase(),
  });
  const elsewhere = place.policy.statements.flatMap(({ principals: all }) =>
    all.flatMap(({ type, value, node }) => (type === "Federated" && node !== place.cursor.node ? value : [])),
  );
  const wantsSaml = place.statement?.actions.some(({ value }) => /withsaml$/i.test(value)) ?? false;
  const saml = arn("saml-provider/", "provider-name", "SAML provider of the account");
  const web: Choice[] = [
    arn("oidc-provider/token.actions.githubusercontent.com", "", "GitHub Actions"),
    arn("oidc-provider/gitlab.com", "", "GitLab"),
    arn(
      "oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/",
      "EXAMPLED539D4633E53DE1B71EXAMPLE",
      "EKS service accounts",
    ),
    arn("oidc-provider/", "issuer.example.com", "OpenID Connect provider of the account"),
    { label: "cognito-identity.amazonaws.com", type: "name", detail: "Cognito identity pools" },
    { label: "accounts.google.com", type: "name", detail: "Google" },
    { label: "graph.facebook.com", type: "name", detail: "Facebook" },
    { label: "www.amazon.com", type: "name", detail: "Login with Amazon" },
  ];
  const first = [...new Set(elsewhere)].map(
    (value): Choice => ({ label: value, type: "reference", detail: "in this policy" }),
  );
  return wantsSaml ? [...first, saml, ...web] : [...first, ...web, saml];
}
