import type { FactOf } from "../facts/fact.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

export const placeholderByTwoNames: Rule = {
  code: "placeholder-by-two-names",
  kinds: [...policyKinds, "aws-config", "aws-credentials"],
  severity: "hint",
  summary: "A guide calls the same thing to fill in by two names.",
  check: {
    *placeholder(entity, workspace) {
      const first = new Map<string, FactOf<"mentions-placeholder">>();
      for (const fact of inOrder(workspace.factsOf(entity, "mentions-placeholder"))) {
        const { place, text } = fact;
        // A folder of files may well have been put together from several guides.
        if (!/\.(?:md|markdown|mdx)$/i.test(place.file)) continue;
        const known = first.get(place.file);
        if (!known) first.set(place.file, fact);
        if (!known || plain(known.text) === plain(text)) continue;
        yield {
          place,
          message: `This guide says ${known.text} for what seems to be the same: who fills in one of them leaves the other.`,
          related: [{ span: known.place.span, message: `${known.text} stands here.` }],
          fixes: [
            { title: `Replace with ${known.text}`, safe: false, edits: [{ span: place.span, text: known.text }] },
          ],
        };
      }
    },
  },
};

function inOrder(facts: readonly FactOf<"mentions-placeholder">[]): FactOf<"mentions-placeholder">[] {
  return [...facts].sort((a, b) => a.place.span.start - b.place.span.start);
}

/** Brackets and case are the same name in another dress. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
