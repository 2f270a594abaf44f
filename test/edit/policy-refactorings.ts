// What the tests of refactorings share; `|` is the cursor.
import assert from "node:assert/strict";
import type { AssistContext, Refactoring } from "../../core/edit/assist.ts";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import type { Fact } from "../../core/facts/fact.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import { editToFile, offsetInDocument } from "../../core/hosts/mapping.ts";
import type { Kind } from "../../core/kind.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

export interface Given {
  readonly kind?: Kind;
  readonly name?: string;
  readonly facts?: readonly Fact[];
}

export interface Offer extends Refactoring {
  /** The file's text after it. */
  readonly after: string;
}

/** All that is offered at the cursor, as edits of the file. */
export function offers(marked: string, { kind, name = "/w/policy.json", facts = [] }: Given = {}): readonly Offer[] {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const context: AssistContext = {
    catalog,
    userProfiles: [],
    file: name,
    index: 0,
    facts: () => facts,
    documentsOf: () => [],
  };
  return documentsOf({ name, text, ...(kind && { association: kind }) }).flatMap((document): readonly Offer[] => {
    if (document.language !== "json" || offset < document.span.start || document.span.end < offset) return [];
    const at = offsetInDocument(document, offset);
    const found = policyAssist.refactorings!(document, { start: at, end: at }, context);
    return found.map((offer) => {
      const edits = offer.edits.map((edit) => editToFile(document.mapping, edit));
      return { ...offer, edits, after: applyEdits(text, edits) };
    });
  });
}

export function after(marked: string, title: string, given?: Given): string {
  const all = offers(marked, given);
  const offer = all.find((one) => one.title === title);
  assert.ok(offer, `no "${title}" among:\n${all.map((one) => one.title).join("\n")}`);
  return offer.after;
}

export const titles = (marked: string, given?: Given) => offers(marked, given).map(({ title }) => title);

/** A document with these statements, each on a line. */
export const policy = (...statements: readonly string[]) =>
  `{\n  "Version": "2012-10-17",\n  "Statement": [\n    ${statements.join(",\n    ")}\n  ]\n}\n`;
