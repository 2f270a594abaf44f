// Ways to spoil a sound policy's meaning. `spoil(document, pick)` changes the document in place and returns whether it
// found a place to; `follows` are the rules of which one must report it. A place is one where the change surely is a mistake.
import { actionsOf, arnsIn, conditionsOf, listOf, replaceIn, statementsOf, tokensOf } from "./places.mjs";

const policies = ["identity-policy", "bucket-policy", "trust-policy", "resource-policy", "scp", "rcp"];
const withPrincipals = ["bucket-policy", "trust-policy", "resource-policy"];
const withResources = ["identity-policy", "bucket-policy", "resource-policy", "scp", "rcp"];

const objectActions = /^s3:(?:(?:get|put|delete)object|abortmultipartupload|listmultipartuploadparts|restoreobject)$/i;
const bucketActions =
  /^s3:(?:listbucket|getbucketlocation|listbucketversions|getbucketacl|listbucketmultipartuploads)$/i;
const objectArn = /^arn:aws:s3:::[^/*$]+\/\*$/;
const bucketArn = /^arn:aws:s3:::[^/*$]+$/;

export const policyMutations = [
  ...members(),
  ...actionsAndResources(),
  ...principals(),
  ...conditions(),
  ...statements(),
];

function members() {
  const inStatement = (change) => (document, pick) => pick(statementsOf(document), change);
  return [
    {
      name: "Version dropped",
      kinds: policies,
      follows: ["missing-version"],
      spoil: (document) => document.Version !== undefined && delete document.Version,
    },
    {
      name: "Version of another day",
      kinds: policies,
      follows: ["invalid-version"],
      spoil: (document) => document.Version === "2012-10-17" && set(document, "Version", "2012-10-18"),
    },
    {
      name: "Version of 2008",
      kinds: policies,
      follows: ["old-version", "variable-in-old-version"],
      spoil: (document) => document.Version === "2012-10-17" && set(document, "Version", "2008-10-17"),
    },
    {
      name: "Effect in lower case",
      kinds: policies,
      follows: ["invalid-effect"],
      spoil: inStatement((s) => set(s, "Effect", s.Effect.toLowerCase())),
    },
    {
      name: "Effect dropped",
      kinds: policies,
      follows: ["missing-element"],
      spoil: inStatement((s) => delete s.Effect),
    },
    {
      name: "Action dropped",
      kinds: policies,
      follows: ["missing-element"],
      spoil: inStatement((s) => s.Action !== undefined && delete s.Action),
    },
    {
      name: "Resource dropped",
      kinds: ["identity-policy", "bucket-policy", "scp", "rcp"],
      follows: ["missing-element"],
      spoil: inStatement((s) => s.Resource !== undefined && delete s.Resource),
    },
    {
      name: "Principal dropped",
      kinds: ["bucket-policy", "trust-policy"],
      follows: ["missing-element"],
      spoil: inStatement((s) => s.Principal !== undefined && delete s.Principal),
    },
    {
      name: "member renamed",
      kinds: policies,
      follows: ["unknown-element"],
      spoil: (document, pick) =>
        pick(
          statementsOf(document).flatMap((s) => Object.keys(s).map((name) => [s, name])),
          ([s, name]) => rename(s, name, `${name}s`),
        ),
    },
    {
      name: "member in lower case",
      kinds: policies,
      follows: ["unknown-element"],
      spoil: (document, pick) =>
        pick(
          statementsOf(document).flatMap((s) => Object.keys(s).map((name) => [s, name])),
          ([s, name]) => rename(s, name, name.toLowerCase()),
        ),
    },
    {
      name: "number where text belongs",
      kinds: policies,
      follows: ["wrong-type"],
      spoil: inStatement((s, pick) => pick(["Effect", "Action", "Resource"], (name) => name in s && set(s, name, 7))),
    },
    {
      name: "list emptied",
      kinds: policies,
      follows: ["empty-element"],
      spoil: inStatement((s, pick) =>
        pick(["Action", "Resource"], (name) => Array.isArray(s[name]) && set(s, name, [])),
      ),
    },
    {
      name: "both Action and NotAction",
      kinds: policies,
      follows: ["exclusive-elements"],
      spoil: inStatement((s) => s.Action !== undefined && set(s, "NotAction", "iam:*")),
    },
    {
      name: "Sid given twice",
      kinds: policies,
      follows: ["duplicate-sid"],
      spoil: inStatement((s, _pick, document) => {
        const other = statementsOf(document).find((o) => o !== s);
        return s.Sid && other && set(other, "Sid", s.Sid);
      }),
    },
    {
      name: "Sid with a space",
      kinds: ["identity-policy", "trust-policy"],
      follows: ["invalid-sid"],
      spoil: inStatement((s) => s.Sid && set(s, "Sid", `${s.Sid} one`)),
    },
  ];
}

function actionsAndResources() {
  const onToken = (name, want, change) => (document, pick) => pick(tokensOf(document, name).filter(want), change);
  return [
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
      name: "action misspelt",
      kinds: policies,
      follows: ["unknown-action", "api-operation-as-action"],
      spoil: onToken("Action", plainAction, (token) => token.put(swapped(token.value, token.value.indexOf(":") + 2))),
    },
    {
      name: "letter of an action lost",
      kinds: policies,
      follows: ["unknown-action", "api-operation-as-action"],
      spoil: onToken("Action", plainAction, (token) => token.put(without(token.value, token.value.indexOf(":") + 3))),
    },
    {
      name: "service misspelt",
      kinds: policies,
      // Some slips name another service, which then has no such action.
      follows: ["unknown-service", "unknown-action"],
      spoil: onToken("Action", plainAction, (token) => token.put(swapped(token.value, 0))),
    },
    {
      name: "API operation for an action",
      kinds: ["identity-policy", "bucket-policy", "scp"],
      follows: ["api-operation-as-action"],
      spoil: onToken(
        "Action",
        ({ value }) => /^s3:(?:getobject|listbucket|deleteobject)$/i.test(value),
        (token) =>
          token.put(
            { getobject: "s3:HeadObject", listbucket: "s3:ListObjectsV2", deleteobject: "s3:DeleteObjects" }[
              token.value.slice(3).toLowerCase()
            ],
          ),
      ),
    },
    {
      name: "action named twice",
      kinds: policies,
      follows: ["redundant-action"],
      spoil: (document, pick) =>
        pick(statementsOf(document), (s) => {
          const actions = actionsOf(s);
          return actions.length > 0 && set(s, "Action", [...actions, actions[0]]);
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
}

function principals() {
  const ofType = (type, change) => (document, pick) =>
    pick(
      statementsOf(document).filter((s) => s.Principal?.[type] !== undefined),
      change,
    );
  const move = (from, to) => (s) => {
    s.Principal = { [to]: s.Principal[from] };
    return true;
  };
  return [
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
}

function conditions() {
  const on = (want, change) => (document, pick) => pick(conditionsOf(document).filter(want), change);
  const operator = (want, name) =>
    on(
      ({ operator: o }) => want.test(o),
      (c) => c.setOperator(name(c.operator)),
    );
  const value = (want, text) =>
    on(
      ({ values }) => values.some((v) => want.test(v)),
      (c) => c.setValues(c.values.map(text)),
    );
  return [
    {
      name: "operator misspelt",
      kinds: policies,
      follows: ["unknown-condition-operator"],
      spoil: operator(/^String/, (name) => name.replace("String", "Strng")),
    },
    {
      name: "condition key misspelt",
      kinds: policies,
      follows: ["unknown-condition-key", "malformed-condition-key"],
      spoil: on(
        ({ key }) => /^aws:[A-Za-z]+$/.test(key),
        (c) => c.setKey(swapped(c.key, c.key.length - 4)),
      ),
    },
    {
      name: "prefix of a condition key lost",
      kinds: policies,
      follows: ["malformed-condition-key"],
      spoil: on(
        ({ key }) => /^aws:[A-Za-z]+$/.test(key),
        (c) => c.setKey(c.key.slice(4)),
      ),
    },
    {
      name: "text compared as a number",
      kinds: policies,
      follows: ["operator-of-other-type", "value-of-other-type", "variable-needs-text"],
      spoil: operator(/^StringEquals$/, () => "NumericEquals"),
    },
    {
      name: "address compared as text",
      kinds: policies,
      follows: ["operator-of-other-type"],
      spoil: operator(/^(?:Not)?IpAddress$/, (name) => (name === "IpAddress" ? "StringEquals" : "StringNotEquals")),
    },
    {
      name: "wildcard without Like",
      kinds: policies,
      follows: ["wildcard-without-like"],
      spoil: on(
        ({ operator: o, values }) => o === "StringLike" && values.some((v) => v.includes("*")),
        (c) => c.setOperator("StringEquals"),
      ),
    },
    {
      name: "condition widened to any value",
      kinds: policies,
      follows: ["any-value-condition", "broad-github-subject", "oidc-without-subject", "too-broad-condition-value"],
      spoil: on(
        ({ operator: o, key }) => o === "StringEquals" && !key.includes("PrincipalOrgID"),
        (c) => {
          c.setValues(["*"]);
          return c.setOperator("StringLike");
        },
      ),
    },
    {
      name: "variable's brace lost",
      kinds: policies,
      follows: ["malformed-variable"],
      spoil: value(/\$\{[^}]+\}/, (v) => v.replace(/(\$\{[^}]+)\}/, "$1")),
    },
    {
      name: "variable misspelt",
      kinds: policies,
      follows: ["unknown-variable"],
      spoil: value(/\$\{aws:username\}/, (v) => v.replace("username", "usrname")),
    },
    {
      name: "private address",
      kinds: policies,
      follows: ["private-source-ip", "vpc-source-ip-without-vpc"],
      spoil: value(/^203\.0\.113\.0/, () => "10.0.0.0/8"),
    },
    {
      name: "no address",
      kinds: policies,
      follows: ["value-of-other-type"],
      spoil: value(/^203\.0\.113\.0/, () => "203.0.113.256/24"),
    },
    {
      name: "address from the middle of a range",
      kinds: policies,
      follows: ["ip-range-with-host-bits"],
      spoil: value(/^203\.0\.113\.0/, () => "203.0.113.7/24"),
    },
    {
      name: "date that is none",
      kinds: policies,
      follows: ["value-of-other-type"],
      spoil: value(/^\d{4}-\d\d-\d\dT/, (v) => v.replace(/-\d\d-/, "-13-")),
    },
    {
      name: "yes for true",
      kinds: policies,
      follows: ["value-of-other-type"],
      spoil: on(
        ({ operator: o }) => o.startsWith("Bool"),
        (c) => c.setValues(["yes"]),
      ),
    },
    {
      name: "set operator dropped",
      kinds: policies,
      follows: ["missing-set-operator"],
      spoil: operator(/^ForA/, (name) => name.slice(name.indexOf(":") + 1)),
    },
    {
      name: "Null with IfExists",
      kinds: policies,
      follows: ["modified-null"],
      spoil: operator(/^Null$/, () => "NullIfExists"),
    },
    {
      name: "condition value given twice",
      kinds: policies,
      follows: ["redundant-value", "redundant-ip-range", "redundant-number"],
      spoil: on(
        ({ operator: o, values }) => /^String(?:Like|Equals)$|IpAddress$/.test(o) && values.length > 0,
        (c) => c.setValues([...c.values, c.values[0]]),
      ),
    },
  ];
}

function statements() {
  return [
    {
      name: "statement given twice",
      kinds: policies,
      follows: ["redundant-statement", "shadowed-statement"],
      spoil: (document, pick) =>
        pick(statementsOf(document), (s) => {
          const { Sid, ...rest } = s;
          return set(document, "Statement", [...statementsOf(document), structuredClone(rest)]);
        }),
    },
    {
      name: "statement denied as a whole",
      kinds: ["identity-policy", "bucket-policy", "resource-policy"],
      follows: ["denied-statement"],
      spoil: (document, pick) =>
        pick(
          statementsOf(document).filter((s) => s.Effect === "Allow"),
          (s) => {
            const { Sid, Condition, ...rest } = s;
            return set(document, "Statement", [
              ...statementsOf(document),
              { ...structuredClone(rest), Effect: "Deny" },
            ]);
          },
        ),
    },
    {
      name: "everything on everything",
      kinds: ["identity-policy"],
      follows: ["full-administrator"],
      spoil: (document) =>
        set(document, "Statement", [...statementsOf(document), { Effect: "Allow", Action: "*", Resource: "*" }]),
    },
    {
      name: "Allow with NotAction",
      kinds: ["identity-policy", "bucket-policy", "resource-policy"],
      follows: ["not-action-allow"],
      spoil: (document, pick) =>
        pick(
          statementsOf(document).filter((s) => s.Effect === "Allow" && s.Action !== undefined),
          (s) => rename(s, "Action", "NotAction"),
        ),
    },
    {
      name: "any role passed to any service",
      kinds: ["identity-policy"],
      follows: ["broad-pass-role"],
      spoil: (document) =>
        set(document, "Statement", [
          ...statementsOf(document),
          { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
        ]),
    },
  ];
}

function plainAction({ value }) {
  return /^[a-z0-9-]{3,}:[A-Za-z]{8,}$/.test(value);
}

function isArn({ value }) {
  return /^arn:aws:[a-z0-9-]+:[^:]*:[^:]*:.+/.test(value);
}

function set(object, name, value) {
  object[name] = value;
  return true;
}

function rename(object, from, to) {
  const entries = Object.entries(object).map(([name, value]) => [name === from ? to : name, value]);
  for (const name of Object.keys(object)) delete object[name];
  Object.assign(object, Object.fromEntries(entries));
  return true;
}

/** Two letters beside each other change places; from there on, the first two that differ. */
function swapped(text, at) {
  let i = at;
  while (i + 2 < text.length && text[i].toLowerCase() === text[i + 1].toLowerCase()) i++;
  return text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2);
}

const without = (text, at) => text.slice(0, at) + text.slice(at + 1);
