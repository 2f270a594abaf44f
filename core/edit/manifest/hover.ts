import { documentId } from "../../facts/entity-ids.ts";
import { pathFrom } from "../../facts/manifest-paths.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { nodeAt, pathOf } from "../../json/node.ts";
import { textOf } from "../../json/strings.ts";
import { manifestValuesOf } from "../../model/manifest-values.ts";
import { linkWords } from "../../workspace/link-list.ts";
import { ownersOf } from "../../workspace/links.ts";
import type { AssistContext, Explanation } from "../assist.ts";
import { code } from "../markdown.ts";
import { knownList } from "../policy/known.ts";

/** What a value of a manifest stands for: of a path the document there, of an ARN what the workspace knows of it. */
export function hover({ root }: JsonDocument, offset: number, context: AssistContext): Explanation | undefined {
  if (!root) return undefined;
  const node = nodeAt(root, pathOf(root, { start: offset, end: offset }));
  const text = textOf(node);
  const value = text && manifestValuesOf(root).find((one) => one.text.node === text.node);
  if (!text || !value) return undefined;
  const markdown = value.meaning === "path" ? ofPath(text.value, context) : knownList(text.value, context).join("\n\n");
  return markdown ? { span: text.span, markdown } : undefined;
}

function ofPath(path: string, context: AssistContext): string {
  const file = pathFrom(context.file, path);
  const view = context.view?.();
  if (!file || !view) return "";
  const id = documentId(file, 0);
  const [declared] = view.factsOf(id, "declares-document");
  if (!declared) return "";
  const owners = ownersOf(id, view).map((link) => code(linkWords(link)));
  const shared = owners.length > 1 ? `\n\nIt is ${owners.join(" and ")}.` : "";
  return `A document of the kind ${code(declared.kind)}.${shared}`;
}
