import { memberOf, spanOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import { type Text, textOf } from "../json/strings.ts";
import type { Ignore } from "./ignore.ts";

/** The entries of a manifest's `ignore`; what has the wrong shape is left out, for grammar reports it. */
export function ignoresOfManifest(text: string): Ignore[] {
  if (!/"ignore"/.test(text)) return [];
  const list = memberOf(parseJson(text).root, "ignore")?.value;
  return list?.type === "array" ? (list.children ?? []).flatMap(ignoreOf) : [];
}

function ignoreOf(node: JsonNode): Ignore[] {
  const member = (name: string): Text | undefined => textOf(memberOf(node, name)?.value);
  const code = member("code");
  if (!code) return [];
  const [file, sid, until] = [member("file"), member("sid"), member("until")];
  const path = memberOf(node, "path")?.value;
  return [
    {
      code: code.value,
      span: spanOf(node),
      codeSpan: code.span,
      ...(file && { file: file.value }),
      ...(sid && { sid: sid.value, sidSpan: sid.span }),
      ...(path?.type === "array" && { path: (path.children ?? []).map(({ value }) => value as string | number) }),
      ...(until && { until: until.value, untilSpan: until.span }),
    },
  ];
}
