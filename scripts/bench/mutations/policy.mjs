// Ways to spoil a sound policy's meaning. `spoil(document, pick)` changes the document in place and returns whether it
// found a place to; `follows` are the rules of which one must report it. A place is one where the change surely is a mistake.
import { actionMutations } from "./policy/actions.mjs";
import { conditionMutations } from "./policy/conditions.mjs";
import { memberMutations } from "./policy/members.mjs";
import { principalMutations } from "./policy/principals.mjs";
import { resourceMutations } from "./policy/resources.mjs";
import { statementMutations } from "./policy/statements.mjs";

export const policyMutations = [
  ...memberMutations,
  ...actionMutations,
  ...resourceMutations,
  ...principalMutations,
  ...conditionMutations,
  ...statementMutations,
];
