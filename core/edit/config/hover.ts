import type { IniDocument } from "../../hosts/index.ts";
import { configOf } from "../../model/aws-config.ts";
import { blockKeysOf, configKey, serviceKeys } from "../../model/config-keys.ts";
import type { Span } from "../../text.ts";
import type { AssistContext, Explanation } from "../assist.ts";
import { explanationOf } from "./key-words.ts";
import { keySectionOf } from "./place.ts";

/** What a key means, which tools read it, and the long name of a region. Values of secrets are never repeated. */
export function hover(document: IniDocument, offset: number, { catalog }: AssistContext): Explanation | undefined {
  for (const section of configOf(document).sections) {
    const keys = keySectionOf(section);
    for (const entry of section.section.entries) {
      if (offset < entry.span.start || entry.span.end < offset) continue;
      for (const nested of entry.nested) {
        const known = (blockKeysOf(entry.key.toLowerCase()) ?? serviceKeys).find(
          ({ name }) => name === nested.key.toLowerCase(),
        );
        if (known && holds(nested.keySpan, offset)) return { span: nested.keySpan, markdown: explanationOf(known) };
      }
      const key = keys && configKey(entry.key.toLowerCase(), keys);
      if (key && holds(entry.keySpan, offset)) return { span: entry.keySpan, markdown: explanationOf(key) };
      if (key?.type === "region" && holds(entry.valueSpan, offset)) {
        const region = catalog.region(entry.value);
        if (region)
          return {
            span: entry.valueSpan,
            markdown: `**${region.code}** · ${region.name} (partition ${region.partition})`,
          };
      }
    }
  }
  return undefined;
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
