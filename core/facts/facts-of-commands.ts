import { awsCommandOf } from "../commands/aws-command.ts";
import { commandsIn } from "../commands/command-texts.ts";
import type { Document, SourceFile } from "../hosts/index.ts";
import { callOf } from "./aws-call.ts";
import { blocksOfGuide } from "./blocks-of-guide.ts";
import { declaredBy, runsBy } from "./declared-by-commands.ts";
import type { Fact } from "./fact.ts";
import { attachedBy, handedOverBy, managedPoliciesIn, unknownPolicyBy } from "./handed-over-by-commands.ts";
import { mentionedBy, usedBy } from "./mentioned-by-commands.ts";
import { pathGivenBy, pathHintsIn } from "./paths-given-by-commands.ts";

/**
 * What the calls of the AWS CLI in a file make certain: the roles, users and buckets that they create, whose the files are
 * that they hand over, and what they name. https://docs.aws.amazon.com/cli/latest/reference/
 */
export function factsOfCommands(file: SourceFile, documents: readonly Document[]): Fact[] {
  const commands = commandsIn(file).flatMap((words) => awsCommandOf(words) ?? []);
  if (commands.length === 0) return [];
  const blocks = blocksOfGuide(file, documents);
  const calls = commands.map((command) => callOf(command, file.name, blocks));
  const policies = managedPoliciesIn(calls);
  const hints = pathHintsIn(file.text);
  return calls.flatMap((call) => [
    ...declaredBy(call),
    ...handedOverBy(call),
    ...pathGivenBy(call, hints),
    ...attachedBy(call, policies),
    ...unknownPolicyBy(call),
    ...runsBy(call),
    ...mentionedBy(call),
    ...usedBy(call),
  ]);
}
