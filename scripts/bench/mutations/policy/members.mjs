// Members of documents and statements.
import { statementsOf } from "../places.mjs";
import { policies, rename, set } from "./change.mjs";

const inStatement = (change) => (document, pick) => pick(statementsOf(document), change);

export const memberMutations = [
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
    spoil: inStatement((s, pick) => pick(["Action", "Resource"], (name) => Array.isArray(s[name]) && set(s, name, []))),
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
