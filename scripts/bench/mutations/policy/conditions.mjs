// Operators, keys and values of conditions.
import { conditionsOf } from "../places.mjs";
import { policies, swapped } from "./change.mjs";

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

export const conditionMutations = [
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
