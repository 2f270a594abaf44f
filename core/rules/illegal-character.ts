import type { Draft, Fix } from "../finding.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const illegalCharacter: Rule = {
  code: "illegal-character",
  kinds: ["identity-policy", "trust-policy"],
  severity: "error",
  summary: "The policy holds a character that IAM takes in no policy.",
  check: {
    *policy({ span }, { source }) {
      foreign.lastIndex = span.start;
      for (let match = foreign.exec(source); match && match.index < span.end; match = foreign.exec(source)) {
        if (isTypographicQuote(match[0])) continue;
        const draft: Draft = {
          span: { start: match.index, end: match.index + match[0].length },
          message: `IAM policies hold only tabs, line breaks and characters up to U+00FF, and ${codesOf(match[0])} is none of them; IAM refuses the policy.`,
          fixes: fixesOf(match[0], match.index),
        };
        yield draft;
      }
    },
  },
};

/** Runs of what lies outside U+0009, U+000A, U+000D and U+0020 to U+00FF. */
const foreign = /[^\t\n\r\u0020-\u00ff]+/g;

/** What typesetting made out of plain characters is turned back. */
function fixesOf(text: string, start: number): Fix[] {
  const plain = text
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018-\u201b\u2032]/g, "'")
    .replace(/\u2026/g, "...")
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\u2000-\u200a\u202f\u205f\u3000]/g, " ");
  if (/[^\u0020-\u00ff]/.test(plain)) return [];
  const title = plain === "" ? "Remove the invisible character" : `Replace with "${plain}"`;
  return [{ title, safe: false, edits: [{ span: { start, end: start + text.length }, text: plain }] }];
}

/** The names of the first characters of a run, for most of them look like nothing or like something else. */
function codesOf(text: string): string {
  const codes = [...text].map((c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`);
  return codes.length > 1 ? `${codes[0]} (and ${codes.length - 1} more)` : codes.join("");
}

/** Those in the place of quotes are reported as such. */
function isTypographicQuote(text: string): boolean {
  return /^[\u201c-\u201f\u2033\u2036]+$/.test(text);
}
