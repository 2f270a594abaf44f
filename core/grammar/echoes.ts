import { membersOf, spanOf } from "../json/node.ts";
import type { JsonNode, JsonProblem } from "../json/parse.ts";
import { statementElements } from "../model/statement-elements.ts";
import type { GrammarFailure } from "./failure.ts";

/**
 * Where the text is broken, the tree is a guess: an object with a syntax error in it may lack what is only misread, and
 * so may every object behind it. Members whose name or value touches the error are not judged at all.
 */
export function withoutBroken(failures: GrammarFailure[], problems: readonly JsonProblem[]): GrammarFailure[] {
  const broken = problems.find(({ kind }) => kind === "syntax")?.span;
  if (!broken) return failures;
  return failures.filter((failure) => {
    if (failure.problem === "missing-member") return spanOf(failure.node).end < broken.start;
    const { start, end } = spanOf("key" in failure ? failure.key : failure.node);
    return end < broken.start || start > broken.end;
  });
}

/**
 * One slip makes several complaints: a member under a wrong name is unknown and missing at once, and a statement that
 * stands where the policy should (`policyRoot`) is a dozen unknown elements. Only the one that says most is kept.
 */
export function withoutEchoes(failures: GrammarFailure[], policyRoot: JsonNode | undefined): GrammarFailure[] {
  if (failures.length < 2) return failures;
  const renamed = new Map<JsonNode, Set<string>>();
  for (const failure of failures) {
    if (failure.problem !== "unknown-member" || failure.meant === undefined) continue;
    const names = renamed.get(failure.node) ?? new Set();
    renamed.set(failure.node, names.add(failure.meant));
  }
  const emptied = new Set<JsonNode>();
  const bare = policyRoot && isBareStatement(policyRoot);
  return failures.filter((failure) => {
    if (failure.problem === "missing-member" && failure.node.children?.length === 0) {
      // Of an object that lacks everything it is enough to say so once.
      return !emptied.has(failure.node) && emptied.add(failure.node);
    }
    if (failure.problem === "missing-member")
      return !failure.names.some((name) => renamed.get(failure.node)?.has(name));
    if (failure.problem === "unknown-member")
      return !(bare && failure.node === policyRoot && isOfStatement(failure.name));
    return true;
  });
}

/** Whether what stands at the top of a policy is a statement without a policy around it. */
export function isBareStatement(root: JsonNode): boolean {
  const names = new Set(membersOf(root).map(({ name }) => name));
  return !names.has("Statement") && names.has("Effect") && (names.has("Action") || names.has("NotAction"));
}

/** Whether a member of this name belongs in a statement. */
export function isOfStatement(name: string): boolean {
  return statementElements.has(name);
}
