import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
export const unknownManagedPolicy: Rule = {
  code: "unknown-managed-policy",
  kinds: [...policyKinds, "manifest"],
  severity: "warning",
  summary: "An ARN names a managed policy that AWS does not have.",
  check: {
    value({ value, span }, { catalog }) {
      if (!value.startsWith("arn:")) return undefined;
      const path = /^arn:[\w-]+:iam::aws:policy\/([^*?${<]+)$/.exec(value)?.[1];
      if (path === undefined || catalog.isManagedPolicy(value)) return undefined;
      const start = span.end - path.length;
      // Behind escapes offsets differ, and no name of AWS has any.
      const place = span.end - span.start === value.length ? { start, end: span.end } : span;
      const meant = meantPolicy(path, catalog);
      return [
        {
          span: place,
          ...(!meant && { severity: "hint" }),
          message: meant
            ? `AWS has no managed policy “${path}”, so this names nothing; did you mean ${meant}?`
            : `AWS has no managed policy “${path}” as of ${catalog.date}; unless it is newer, this names nothing.`,
          fixes:
            meant && place.start === start
              ? [{ title: `Replace with ${meant}`, safe: false, edits: [{ span: place, text: meant }] }]
              : [],
        },
      ];
    },
  },
};

/** Nearly always the path is missing (`service-role/`) or too much; else the name is misspelt. */
function meantPolicy(path: string, catalog: Catalog): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const nameOf = (known: string) => known.slice(known.lastIndexOf("/") + 1).toLowerCase();
  const same = catalog.managedPolicies.filter((known) => nameOf(known) === name);
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  return nearest(path, catalog.managedPolicies);
}
