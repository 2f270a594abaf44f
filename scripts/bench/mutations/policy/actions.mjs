// Actions, and what they are called.
import { actionsOf, statementsOf } from "../places.mjs";
import { onToken, policies, set, swapped, without } from "./change.mjs";

export const actionMutations = [
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
];

function plainAction({ value }) {
  return /^[a-z0-9-]{3,}:[A-Za-z]{8,}$/.test(value);
}
