// Principals, and what a kind of policy names.
import { listOf, replaceIn, statementsOf } from "../places.mjs";
import { rename, set, without } from "./change.mjs";

const withPrincipals = ["bucket-policy", "trust-policy", "resource-policy"];

const ofType = (type, change) => (document, pick) =>
  pick(
    statementsOf(document).filter((s) => s.Principal?.[type] !== undefined),
    change,
  );
const move = (from, to) => (s) => {
  s.Principal = { [to]: s.Principal[from] };
  return true;
};

export const principalMutations = [
  {
    name: "AWS principal as a service",
    kinds: withPrincipals,
    follows: ["malformed-service-principal", "malformed-principal", "unknown-service-principal"],
    spoil: ofType("AWS", (s) => s.Principal.AWS !== "*" && move("AWS", "Service")(s)),
  },
  {
    name: "service as an AWS principal",
    kinds: withPrincipals,
    follows: ["malformed-principal", "malformed-service-principal"],
    spoil: ofType("Service", move("Service", "AWS")),
  },
  {
    name: "identity provider as an AWS principal",
    kinds: withPrincipals,
    follows: ["malformed-principal", "mismatched-trust-action"],
    spoil: ofType("Federated", move("Federated", "AWS")),
  },
  {
    name: "slip in a service principal",
    kinds: withPrincipals,
    follows: ["unknown-service-principal"],
    spoil: ofType("Service", (s, pick) =>
      pick(listOf(s.Principal.Service), (name) => replaceIn(s.Principal, "Service", name, without(name, 1))),
    ),
  },
  {
    name: "wrong ending of a service principal",
    kinds: withPrincipals,
    follows: ["malformed-service-principal", "unknown-service-principal"],
    spoil: ofType("Service", (s, pick) =>
      pick(listOf(s.Principal.Service), (name) =>
        replaceIn(s.Principal, "Service", name, name.replace("amazonaws.com", "amazon.com")),
      ),
    ),
  },
  {
    name: "everyone as the principal",
    kinds: withPrincipals,
    follows: ["public-bucket-policy", "wildcard-principal"],
    spoil: (document, pick) =>
      pick(
        statementsOf(document).filter((s) => s.Effect === "Allow" && s.Principal?.AWS && !s.Condition),
        (s) => set(s, "Principal", "*"),
      ),
  },
  {
    name: "Allow with NotPrincipal",
    kinds: withPrincipals,
    follows: ["not-principal-allow", "not-principal-in-trust-policy"],
    spoil: ofType("AWS", (s) => s.Effect === "Allow" && rename(s, "Principal", "NotPrincipal")),
  },
  {
    name: "principal in an identity policy",
    kinds: ["identity-policy"],
    follows: ["principal-in-identity-policy"],
    spoil: (document, pick) =>
      pick(statementsOf(document), (s) => set(s, "Principal", { AWS: "arn:aws:iam::111122223333:root" })),
  },
  {
    name: "principal in a service control policy",
    kinds: ["scp"],
    follows: ["principal-in-scp"],
    spoil: (document, pick) => pick(statementsOf(document), (s) => set(s, "Principal", "*")),
  },
  {
    name: "resource in a trust policy",
    kinds: ["trust-policy"],
    follows: ["resource-in-trust-policy"],
    spoil: (document, pick) => pick(statementsOf(document), (s) => set(s, "Resource", "*")),
  },
  {
    name: "other way of assuming a role",
    kinds: ["trust-policy"],
    follows: ["mismatched-trust-action"],
    spoil: (document, pick) =>
      pick(statementsOf(document), (s) =>
        set(s, "Action", s.Action === "sts:AssumeRole" ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole"),
      ),
  },
  {
    name: "conditions of a trusted provider dropped",
    kinds: ["trust-policy"],
    follows: ["oidc-without-subject", "oidc-without-audience", "saml-audience"],
    spoil: ofType("Federated", (s) => delete s.Condition),
  },
  {
    name: "conditions of a service dropped",
    kinds: ["bucket-policy", "resource-policy"],
    follows: ["unrestricted-service-principal"],
    spoil: ofType("Service", (s) => s.Condition && delete s.Condition),
  },
];
