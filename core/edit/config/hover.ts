import type { IniDocument } from "../../hosts/index.ts";
import { configOf, sectionsOf } from "../../model/aws-config.ts";
import { blockKeysOf, configKey, serviceKeys } from "../../model/config-keys.ts";
import { keySectionOf } from "../../model/config-setting.ts";
import type { Span } from "../../text.ts";
import type { AssistContext, Explanation } from "../assist.ts";
import { profileWords } from "./chain.ts";
import { explanationOf } from "./key-words.ts";
import { type NamedHere, namedAt } from "./references.ts";

/** What a key means, which tools read it, the long name of a region, and whose name stands here. Secrets are never repeated. */
export function hover(document: IniDocument, offset: number, context: AssistContext): Explanation | undefined {
  const { catalog } = context;
  const named = namedAt(document, offset);
  if (named) return { span: named.span, markdown: nameWords(document, named, context) };
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

function nameWords(document: IniDocument, { what, name }: NamedHere, context: AssistContext): string {
  if (what === "profile") return profileWords(document, name, context);
  const [section] = sectionsOf(configOf(document), "sso-session", name);
  const url = section?.entries.get("sso_start_url")?.value;
  const region = section?.entries.get("sso_region")?.value;
  const words = [`**${name}** · a sign-in with IAM Identity Center that profiles share`];
  if (url) words.push(`At ${url}${region ? `, in ${region}` : ""}.`);
  return words.join("\n\n");
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
