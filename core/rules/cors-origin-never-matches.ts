import { removeFromList, replaceByAll } from "../cors/edit.ts";
import { faultOfOrigin, type OriginFault } from "../cors/origin.ts";
import { starsIn } from "../cors/pattern.ts";
import type { Draft, Fix } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-origin, and what browsers send:
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin
 */
export const corsOriginNeverMatches: Rule = {
  code: "cors-origin-never-matches",
  kinds: ["cors"],
  severity: "error",
  summary: "An allowed origin has a form that no browser sends.",
  check: {
    *corsRule({ origins }, { source }) {
      for (const origin of origins) {
        // Two wildcards S3 refuses, before any browser asks.
        if (hasPlaceholder(origin.value) || starsIn(origin.value) > 1) continue;
        const fault = faultOfOrigin(origin.value);
        if (fault) yield draftOf(origin, fault, source);
      }
    },
  },
};

function draftOf(origin: Text, fault: OriginFault, source: string): Draft {
  const { from, to, reason, meant, all } = fault;
  const sent =
    meant.length === 0 || all
      ? ""
      : `, ${reason.startsWith("Browsers") ? "here" : "and browsers send"} ${meant.join(" or ")}`;
  return {
    span: origin.value === "" ? origin.span : spanWithin(origin, from, to, source),
    message: `${reason}${sent}; S3 accepts it, and it never matches.`,
    fixes: all
      ? [splitFix(origin, meant, source)]
      : [...meant.map((value) => replaceFix(origin, value)), ...removal(origin, source)],
  };
}

/** What is empty can only go. */
function removal({ value, node }: Text, source: string): Fix[] {
  const edit = value.trim() === "" ? removeFromList(source, node) : undefined;
  return edit ? [{ title: "Remove the empty origin", safe: false, edits: [edit] }] : [];
}

function replaceFix(origin: Text, value: string): Fix {
  return { title: `Replace with ${value}`, safe: false, edits: [replaceText(origin, value)] };
}

function splitFix(origin: Text, values: readonly string[], source: string): Fix {
  return {
    title: `Split into ${values.length} origins`,
    safe: false,
    edits: [replaceByAll(source, origin.node, values)],
  };
}
