import type { Draft } from "../finding.ts";
import { spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import type { Rule } from "../rule.ts";

/** https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age */
export const corsMaxAge: Rule = {
  code: "cors-max-age",
  kinds: ["cors"],
  severity: "info",
  summary: "MaxAgeSeconds is nothing that browsers keep to.",
  check: {
    *corsRule({ maxAge }) {
      if (maxAge && Number.isInteger(maxAge.value)) yield* draftsOf(maxAge, maxAge.value as number);
    },
  },
};

/** Seconds. Chromium keeps an answer for so long at most, Firefox for a day. */
const chromiumLimit = 7200;
const firefoxLimit = 86_400;

function* draftsOf(node: JsonNode, seconds: number): Iterable<Draft> {
  const span = spanOf(node);
  const replace = (value: number) => [
    { title: `Replace with ${value}`, safe: false, edits: [{ span, text: String(value) }] },
  ];
  if (seconds < 0)
    yield {
      span,
      severity: "warning",
      message: "A time cannot be negative; browsers that are told so ask anew before every request.",
      fixes: replace(3000),
    };
  else if (seconds === 0)
    yield {
      span,
      message:
        "With 0 browsers ask anew before every request, which doubles the requests; without MaxAgeSeconds they ask every 5 seconds.",
      fixes: replace(3000),
    };
  else if (seconds > firefoxLimit)
    yield {
      span,
      message:
        "No browser keeps the answer for so long: Firefox asks anew after 86400 seconds, Chrome and Edge after 7200.",
      fixes: replace(chromiumLimit),
    };
  else if (seconds > chromiumLimit)
    yield { span, message: "Chrome and Edge ask anew after 7200 seconds; only Firefox keeps the answer for longer." };
}
