// What the tests of completion in policies share; `|` is the cursor.
import assert from "node:assert/strict";
import type { AssistContext, Proposal } from "../../core/edit/assist.ts";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import type { Fact } from "../../core/facts/fact.ts";
import { documentsOf, type JsonDocument } from "../../core/hosts/index.ts";
import type { Kind } from "../../core/kind.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

export interface Asked {
  readonly kind?: Kind;
  readonly name?: string;
  readonly facts?: readonly Fact[];
}

export function documentAt(
  marked: string,
  { kind, name = "/w/x.json" }: Asked = {},
): {
  readonly document: JsonDocument | undefined;
  readonly offset: number;
} {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "no cursor");
  const documents = documentsOf({ name, text: marked.replace("|", ""), ...(kind && { association: kind }) });
  return { document: documents.find((one): one is JsonDocument => one.language === "json"), offset };
}

export function proposals(marked: string, asked: Asked = {}): readonly Proposal[] {
  const { document, offset } = documentAt(marked, asked);
  assert.ok(document, `no document in ${marked}`);
  return policyAssist.complete!(document, offset, contextFor(asked));
}

export function contextFor({ name = "/w/x.json", facts = [] }: Asked = {}): AssistContext {
  return { catalog, userProfiles: [], file: name, index: 0, facts: () => facts, documentsOf: () => [] };
}

export function labels(marked: string, asked: Asked = {}): string[] {
  return proposals(marked, asked).map(({ label }) => label);
}

/** A text of a proposal as it stands once it was taken, its blanks as they are prefilled. */
export function filled({ edit, snippet }: Proposal): string {
  if (!snippet) return edit.text;
  return edit.text
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
    .replace(/\$\d+/g, "")
    .replace(/\\([$}\\])/g, "$1");
}

/** The document after a proposal was taken. */
export function taken(marked: string, label: string, asked: Asked = {}): string {
  const found = proposals(marked, asked);
  const proposal = found.find((one) => one.label === label);
  assert.ok(proposal, `no ${label} among ${found.slice(0, 20).map((one) => one.label)}`);
  const { document } = documentAt(marked, asked);
  return applyEdits(document!.text, [{ ...proposal.edit, text: filled(proposal) }, ...(proposal.also ?? [])]);
}

/** A statement in a policy of one line. */
export function inStatement(members: string): string {
  return `{"Version": "2012-10-17", "Statement": [{${members}}]}`;
}
