import type { Place } from "../facts/fact.ts";
import type { TrustDeclared } from "../facts/fact-access.ts";
import type { Fix, Related } from "../finding.ts";
import { editToFile } from "../hosts/mapping.ts";
import { addMember, addToList } from "../json/edit.ts";
import { memberOf } from "../json/node.ts";
import { policyOf, type Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";
import type { Edit } from "../text.ts";
import type { WorkspaceView } from "../workspace/rule.ts";
import { type TaskReason, taskReason } from "../workspace/trust/role-of-tasks.ts";

const tasks = "ecs-tasks.amazonaws.com";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
export const taskRoleWithoutEcsTasks: Rule = {
  code: "task-role-without-ecs-tasks",
  kinds: ["trust-policy"],
  severity: "error",
  summary: "Containers run under a role whose trust policy does not admit them.",
  check: {
    *document(entity, workspace) {
      for (const trust of workspace.factsOf(entity, "declares-trust")) {
        if (admitsTasks(trust)) continue;
        const reason = taskReason(trust, workspace);
        if (!reason) continue;
        yield {
          place: trust.place,
          ...(reason.grounds === "likely" && { severity: "hint" as const }),
          message: messageOf(trust, reason),
          related: relatedOf(trust, reason),
          fixes: fixesFor(trust.place, workspace),
        };
      }
    },
  },
};

/** Whatever may stand for the service counts, as does a misspelling of it, which has a rule of its own. */
function admitsTasks({ services, admits }: TrustDeclared): boolean {
  return admits.includes("everyone") || services.some((service) => /^ecs[-.]?tasks?\b|[*<${]/i.test(service));
}

function messageOf({ services, admits }: TrustDeclared, { sentence }: TaskReason): string {
  const other = services.find((service) => /^(?:ecs|batch)\.amazonaws\.com$/.test(service));
  const instead = other
    ? ` ${other} is the service itself, not what it runs.`
    : admits.includes("people")
      ? " The people named here can."
      : "";
  return `${sentence} It does not trust ${tasks}, so the containers cannot become it.${instead}`;
}

function relatedOf({ place: { file } }: TrustDeclared, { place }: TaskReason): Related[] {
  if (!place) return [];
  const message = "This says so.";
  return [place.file === file ? { span: place.span, message } : { file: place.file, span: place.span, message }];
}

function fixesFor(place: Place, workspace: WorkspaceView): Fix[] {
  const document = workspace.document(place);
  if (document?.language !== "json" || !document.root) return [];
  const edit = addition(document.text, policyOf(document.root).statements);
  if (!edit) return [];
  return [{ title: `Let ${tasks} assume the role`, safe: false, edits: [editToFile(document.mapping, edit)] }];
}

/** Beside the services of a statement without conditions, else beside its people; what has conditions is left alone. */
function addition(source: string, statements: readonly Statement[]): Edit | undefined {
  const open = statements.filter(
    ({ effect, actions, node }) =>
      effect?.value === "Allow" &&
      actions.some(({ value }) => /^(?:sts:assumerole|sts:\*|\*)$/i.test(value)) &&
      !memberOf(node, "Condition"),
  );
  for (const { node } of open) {
    const service = memberOf(memberOf(node, "Principal")?.value, "Service")?.value;
    if (service) return addToList(source, service, tasks);
  }
  for (const { node } of open) {
    const principal = memberOf(node, "Principal")?.value;
    if (principal?.type === "object") return addMember(source, principal, "Service", tasks, "last");
  }
  const list = statements.at(-1)?.node.parent;
  if (list?.type !== "array") return undefined;
  const last = list.children?.at(-1);
  if (!last) return undefined;
  const at = last.offset + last.length;
  const gap = gapBefore(source, last.offset);
  const statement = `{ "Effect": "Allow", "Principal": { "Service": "${tasks}" }, "Action": "sts:AssumeRole" }`;
  return { span: { start: at, end: at }, text: `,${gap || " "}${statement}` };
}

function gapBefore(source: string, offset: number): string {
  const before = source.slice(Math.max(offset - 100, 0), offset);
  return before.slice(before.trimEnd().length);
}
