// Whole statements.
import { statementsOf } from "../places.mjs";
import { policies, rename, set } from "./change.mjs";

export const statementMutations = [
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
          return set(document, "Statement", [...statementsOf(document), { ...structuredClone(rest), Effect: "Deny" }]);
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
