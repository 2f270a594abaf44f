import { type Hidden, hiddenRules, movingHelps } from "../cors/hidden.ts";
import type { Draft, Fix } from "../finding.ts";
import { removeFromParent } from "../json/edit.ts";
import type { CorsRule } from "../model/cors.ts";
import { listed } from "../model/phrase.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html#cors-eval-criteria */
export const corsHiddenRule: Rule = {
  code: "cors-hidden-rule",
  kinds: ["cors"],
  severity: "warning",
  summary: "Earlier CORS rules match all that a rule is about, so that S3 never takes it.",
  check: {
    *cors({ rules }, { source }) {
      const all = hiddenRules(rules);
      for (const [position, hidden] of all.entries()) {
        const rule = rules[position]!;
        const move = (by: readonly CorsRule[]) => {
          const before = by.find((other) => movingHelps(rules, all, position, rules.indexOf(other)));
          return before ? moved(rule, before, source) : [];
        };
        if (hidden?.wholly) yield whollyHidden(rule, hidden, source, move);
        else if (hidden) yield* partlyHidden(hidden, move);
      }
    },
  },
};

type Move = (by: readonly CorsRule[]) => Fix[];

function whollyHidden(rule: CorsRule, { by }: Hidden, source: string, move: Move): Draft {
  const names = listed(by.map(({ index }) => String(index + 1)));
  const covers = by.length > 1 ? `Rules ${names} cover` : `Rule ${names} covers`;
  const first = by[0]!;
  const anyone = first.origins.some(({ value }) => value === "*") && rule.origins.every(({ value }) => value !== "*");
  return {
    span: braceOf(rule),
    message: `${covers} all origins, methods and headers of this rule, and S3 takes the first that matches; this one is never used${anyone ? `, and its origins are answered *, without credentials` : ""}.`,
    related: by.map((other) => ({ span: braceOf(other), message: "This rule is taken instead." })),
    fixes: [...move(by), { title: "Remove the rule", safe: false, edits: [removeFromParent(source, rule.node)] }],
  };
}

function* partlyHidden({ methods }: Hidden, move: Move): Iterable<Draft> {
  for (const { method, by, lost } of methods) {
    const losses = [
      ...(lost.exposed.length > 0 ? [`pages cannot read ${listed(lost.exposed)}`] : []),
      ...(lost.credentials ? ["requests with credentials fail, for it answers *"] : []),
    ];
    yield {
      span: method.span,
      severity: "info",
      message: `S3 answers ${method.value} from these origins by rule ${by.index + 1}, the first that matches; ${losses.join(", and ")}.`,
      related: [{ span: braceOf(by), message: "This rule is taken instead." }],
      fixes: move([by]),
    };
  }
}

function braceOf({ span }: CorsRule) {
  return { start: span.start, end: span.start + 1 };
}

function moved(rule: CorsRule, before: CorsRule, source: string): Fix[] {
  const text = source.slice(rule.span.start, rule.span.end);
  const siblings = before.node.parent?.children ?? [];
  const next = siblings[siblings.indexOf(before.node) + 1];
  if (!next) return [];
  const gap = source.slice(before.span.end, next.offset);
  if (!/^\s*,\s*$/.test(gap)) return [];
  const at = before.span.start;
  return [
    {
      title: `Move it before rule ${before.index + 1}`,
      safe: false,
      edits: [{ span: { start: at, end: at }, text: text + gap }, removeFromParent(source, rule.node)],
    },
  ];
}
