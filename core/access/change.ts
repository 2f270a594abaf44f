import { addToList, replaceValue } from "../json/edit.ts";
import { nodeAt, type Path } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import type { Edit } from "../text.ts";

/** A change of one document: `add` puts the value into the list at `path`, `replace` puts it in the place of what is there. */
export interface Change {
  readonly document: string;
  readonly path: Path;
  readonly edit: { readonly op: "add" | "replace"; readonly value: unknown };
}

/** A document's plain value after a change; undefined where the path leads nowhere. The given value stays as it is. */
export function changed(value: unknown, { path, edit }: Pick<Change, "path" | "edit">): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    if (edit.op === "replace") return edit.value;
    return Array.isArray(value) ? [...value, edit.value] : undefined;
  }
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  const inner = changed((value as Record<string | number, unknown>)[step], { path: rest, edit });
  if (inner === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? inner : item));
  return { ...value, [step]: inner };
}

/** The same change as an edit of the document's text; undefined where the path leads nowhere. Offsets are UTF-16 code units. */
export function textEditOf(
  { path, edit }: Pick<Change, "path" | "edit">,
  source: string,
  root: JsonNode,
): Edit | undefined {
  const node = nodeAt(root, path);
  if (!node) return undefined;
  if (edit.op === "replace") return replaceValue(source, node, edit.value);
  return typeof edit.value === "string" ? addToList(source, node, edit.value) : addToArray(source, node, edit.value);
}

function addToArray(source: string, array: JsonNode, value: unknown): Edit | undefined {
  const last = array.type === "array" ? array.children?.at(-1) : undefined;
  if (!last) return undefined;
  const end = last.offset + last.length;
  // The new element is written as a replacement of the last one would be, so that it takes on its indentation.
  const written = replaceValue(source, last, value).text;
  const gap = /\s*$/.exec(source.slice(0, last.offset))?.[0] ?? " ";
  return { span: { start: end, end }, text: `,${gap || " "}${written}` };
}
