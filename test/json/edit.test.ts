// Whatever an edit does to a document, it leaves one that parses and that says what the edit's name says.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { getNodeValue } from "jsonc-parser";
import {
  addBehind,
  addMember,
  addToList,
  removeElement,
  removeFromParent,
  renameMember,
  replaceText,
  replaceValue,
} from "../../core/json/edit.ts";
import { mergeMembers } from "../../core/json/merge.ts";
import { membersOf, nodeAt, type Path } from "../../core/json/node.ts";
import { type JsonNode, parseJson } from "../../core/json/parse.ts";
import { textOf } from "../../core/json/strings.ts";
import { applyEdits, type Edit } from "../../core/text.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const name = fc.constantFrom("Sid", "Action", "a", 'q"uote', "back\\slash", "é😀", "line\nbreak", "");
const leaf = fc.oneof(name, fc.integer(), fc.boolean(), fc.constant(null));
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 4 }),
  ),
})).value;

/** Everyday layouts, and one that no formatter would leave. */
const layouts: readonly ((value: Json) => string)[] = [
  (v) => JSON.stringify(v),
  (v) => JSON.stringify(v, undefined, 2),
  (v) => JSON.stringify(v, undefined, "\t"),
  (v) => JSON.stringify(v, undefined, 4).replaceAll("\n", "\r\n"),
  (v) => JSON.stringify(v, undefined, 1).replaceAll(/\n */g, " \n\n "),
];

describe("an edit", () => {
  it("replaces a value", () => holds((node, to) => ({ edits: [replaceValue(node.source, node.node, to)], after: to })));

  it("replaces what a string says", () =>
    holds(({ node }, to) => {
      const text = textOf(node);
      const said = JSON.stringify(to);
      return text && { edits: [replaceText(text, said)], after: said };
    }));

  it("adds to a list, and makes one of a string", () =>
    holds(({ node, source, value: old }) => {
      if (node.type !== "string" && node.type !== "array") return undefined;
      return { edits: [addToList(source, node, 'new"')], after: [...[old].flat(1), 'new"'] };
    }));

  it("adds behind an element", () =>
    holds(({ node, source, value: old }) => {
      const child = node.type === "array" ? node.children?.[0] : undefined;
      return (
        child && {
          edits: [addBehind(source, child, "new")],
          after: [(old as Json[])[0]!, "new", ...(old as Json[]).slice(1)],
        }
      );
    }));

  it("adds a member, first or last", () => {
    for (const place of ["first", "last"] as const) {
      holds(({ node, source, value: old }, to) => {
        if (node.type !== "object") return undefined;
        const added = { new: to };
        return {
          edits: [addMember(source, node, "new", to, place)],
          after: place === "first" ? { ...added, ...(old as object) } : { ...(old as object), ...added },
        };
      });
    }
  });

  it("removes a member or an element", () =>
    holds(({ node, source, value: old }) => {
      const child = node.children?.[node.children.length >> 1];
      if (!child) return undefined;
      const index = node.children!.length >> 1;
      const after = Array.isArray(old)
        ? old.filter((_, i) => i !== index)
        : Object.fromEntries(Object.entries(old as object).filter(([key]) => key !== child.children?.[0]?.value));
      return { edits: [removeFromParent(source, child)], after };
    }));

  it("removes several elements at once, so long as one stays", () =>
    holds(({ node, value: old }) => {
      const children = node.type === "array" ? node.children! : [];
      if (children.length < 2) return undefined;
      const stays = children.length >> 1;
      const gone = (child: JsonNode) => child !== children[stays];
      return {
        edits: children.filter(gone).map((child) => removeElement(child, gone)),
        after: [(old as Json[])[stays]!],
      };
    }));

  it("renames a member", () =>
    holds(({ node, value: old }) => {
      const [member] = membersOf(node);
      const edit = member && renameMember(member.key, 'na"me');
      if (!edit) return undefined;
      const entries = Object.entries(old as object).map(([key, inner]) => [key === member.name ? 'na"me' : key, inner]);
      return { edits: [edit], after: Object.fromEntries(entries) };
    }));

  it("merges two members that say things side by side", () => {
    const list = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }));
    fc.assert(
      fc.property(list, list, fc.constantFrom("\n", " "), (a, b, gap) => {
        const source = `{${gap}"x": 1,${gap}"Action": ${JSON.stringify(a)},${gap}"Action": ${JSON.stringify(b)}${gap}}`;
        const [, first, second] = membersOf(parseJson(source).root);
        const merge = mergeMembers(source, first!, second!);
        const after = parseJson(applyEdits(source, merge!.edits));
        assert.deepEqual(after.problems, []);
        const members = membersOf(after.root);
        assert.deepEqual(
          members.map((member) => member.name),
          ["x", "Action"],
        );
        assert.deepEqual(new Set([getNodeValue(members[1]!.value!)].flat()), new Set([a, b].flat()));
      }),
    );
  });
});

interface Target {
  readonly source: string;
  readonly node: JsonNode;
  readonly value: Json;
}

interface Expected {
  readonly edits: readonly Edit[];
  readonly after: Json;
}

/** Lays values out in every way, edits them at every node, and compares what the document says then. */
function holds(editOf: (target: Target, to: Json) => Expected | undefined): void {
  let edited = 0;
  fc.assert(
    fc.property(
      fc.record({ x: value, list: fc.array(value, { maxLength: 5 }) }),
      value,
      fc.constantFrom(...layouts),
      (document, to, layout) => {
        const source = layout(document as Json);
        const { root } = parseJson(source);
        for (const path of pathsIn(document as Json)) {
          const node = nodeAt(root, path)!;
          const expected = editOf({ source, node, value: at(document as Json, path) }, to);
          if (!expected) continue;
          edited++;
          const text = applyEdits(source, expected.edits);
          const after = parseJson(text);
          assert.deepEqual(after.problems, [], text);
          assert.equal(
            JSON.stringify(JSON.parse(text)),
            JSON.stringify(replaced(document as Json, path, expected.after)),
          );
        }
      },
    ),
    { numRuns: 25 },
  );
  assert.ok(edited > 20, "hardly anything was edited");
}

function pathsIn(document: Json, path: Path = []): Path[] {
  if (document === null || typeof document !== "object") return [path];
  const inner = Array.isArray(document)
    ? document.flatMap((item, i) => pathsIn(item, [...path, i]))
    : Object.entries(document).flatMap(([key, item]) => pathsIn(item, [...path, key]));
  return [path, ...inner];
}

function at(document: Json, path: Path): Json {
  return path.reduce<Json>((inner, step) => (inner as Record<string | number, Json>)[step]!, document);
}

function replaced(document: Json, [step, ...rest]: Path, by: Json): Json {
  if (step === undefined) return by;
  if (Array.isArray(document)) return document.map((item, i) => (i === step ? replaced(item, rest, by) : item));
  return Object.fromEntries(
    Object.entries(document as object).map(([key, item]) => [key, key === step ? replaced(item, rest, by) : item]),
  );
}
