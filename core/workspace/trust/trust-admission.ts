import { changed, textEditOf } from "../../access/change.ts";
import { compilePolicy } from "../../access/index.ts";
import { jsonValueOf } from "../../access/json-value.ts";
import type { Fix } from "../../finding.ts";
import { editToFile } from "../../hosts/mapping.ts";
import { memberOf, nodeAt, type Path } from "../../json/node.ts";
import type { Statement } from "../../model/policy.ts";
import type { PossibleCaller } from "./assumed-role.ts";
import { allowing, answerTo, assumeRole, type RoleTrust } from "./role-trust.ts";

/** Whom a trust policy is to admit: somebody by ARN or service, or whoever of an account has an ARN of a form. */
export type Admitted =
  | { readonly type: "AWS" | "Service"; readonly name: string }
  | { readonly type: "pattern"; readonly account: string; readonly pattern: string };

/**
 * A fix after which a trust policy no longer refuses a caller: one more name in a statement where that is enough, else a
 * statement of its own. None where the policy would still refuse, as where it denies outright.
 */
export function admission(title: string, whom: Admitted, callers: readonly PossibleCaller[], trust: RoleTrust): Fix[] {
  const { document, compiled } = trust;
  const { root } = document;
  if (!root) return [];
  const value = jsonValueOf(root);
  for (const { path, added } of places(whom, trust)) {
    const old = jsonValueOf(nodeAt(root, path));
    const list = old === null ? undefined : [...(Array.isArray(old) ? old : [old]), added];
    const after = list && changed(value, { path, edit: { op: "replace", value: list } });
    if (after === undefined) continue;
    const policy = compilePolicy(JSON.stringify(after), compiled.document, "trust");
    if (callers.every((caller) => answerTo({ ...trust, compiled: policy }, caller) === "denied")) continue;
    const isAdded = Array.isArray(old) || typeof added === "string";
    const edit = isAdded ? ({ op: "add", value: added } as const) : ({ op: "replace", value: list } as const);
    const inText = textEditOf({ path, edit }, document.text, root);
    if (inText) return [{ title, safe: false, edits: [editToFile(document.mapping, inText)] }];
  }
  return [];
}

interface Addition {
  /** Of the list, or of the lone value that becomes one. */
  readonly path: Path;
  readonly added: unknown;
}

function* places(whom: Admitted, trust: RoleTrust): Generator<Addition> {
  if (whom.type !== "pattern") {
    for (const statement of allowing(trust, assumeRole)) {
      const path = pathOf(statement);
      const isThere = memberOf(memberOf(statement.node, "Principal")?.value, whom.type) !== undefined;
      if (isThere) yield { path: [...path, "Principal", whom.type], added: whom.name };
    }
  }
  yield { path: ["Statement"], added: statementFor(whom, trust) };
}

function pathOf({ index }: Statement): Path {
  return index === undefined ? ["Statement"] : ["Statement", index];
}

function statementFor(whom: Admitted, { partition }: RoleTrust): unknown {
  if (whom.type !== "pattern") return { Effect: "Allow", Principal: { [whom.type]: whom.name }, Action: assumeRole };
  return {
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${whom.account}:root` },
    Action: assumeRole,
    Condition: { ArnLike: { "aws:PrincipalArn": whom.pattern } },
  };
}
