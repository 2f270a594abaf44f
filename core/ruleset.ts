import type { Severity } from "./finding.ts";
import type { Kind } from "./kind.ts";
import type { Checks, Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import type { Settings } from "./settings.ts";

/** The rules that are on, sorted by the node that each wants to see, so that a document is walked once. */
export interface Ruleset {
  of(kind: Kind): ChecksByNode;
  /** The rules across files and those about what is ignored, whatever kinds they report on. */
  readonly workspace: ChecksByNode;
  severityOf(rule: Rule, kind: Kind, ofDraft: Severity | undefined): Severity;
}

/** For each kind of node the rules that check it. */
export type ChecksByNode = { readonly [N in keyof Checks]-?: readonly (readonly [Rule, NonNullable<Checks[N]>])[] };

const cache = new WeakMap<Settings["rules"], Ruleset>();

export function rulesetOf({ rules: overrides }: Settings): Ruleset {
  const known = cache.get(overrides);
  if (known) return known;
  const ruleset = made(overrides);
  cache.set(overrides, ruleset);
  return ruleset;
}

function made(overrides: Settings["rules"]): Ruleset {
  const on = rules.filter(({ code }) => overrides[code] !== "off");
  const byKind = new Map<Kind, ChecksByNode>();
  return {
    workspace: sorted(on),
    of(kind) {
      const known = byKind.get(kind);
      if (known) return known;
      const checks = sorted(on.filter(({ kinds }) => kinds.includes(kind)));
      byKind.set(kind, checks);
      return checks;
    },
    severityOf(rule, kind, ofDraft) {
      const override = overrides[rule.code];
      if (override && override !== "off") return override;
      if (ofDraft) return ofDraft;
      return typeof rule.severity === "string" ? rule.severity : (rule.severity[kind] ?? rule.severity.default);
    },
  };
}

const nodes = [
  "problem",
  "grammar",
  "object",
  "policy",
  "statement",
  "principal",
  "action",
  "resource",
  "condition",
  "manifestRoot",
  "cors",
  "corsRule",
  "config",
  "section",
  "setting",
  "construct",
  "ignore",
  "value",
  "home",
  "profile",
  "ssoSession",
  "role",
  "user",
  "bucket",
  "key",
  "account",
  "app",
  "document",
  "manifest",
  "placeholder",
  "script",
  "workspace",
] as const satisfies readonly (keyof Checks)[];

function sorted(on: readonly Rule[]): ChecksByNode {
  return Object.fromEntries(
    nodes.map((node) => [node, on.flatMap((rule) => (rule.check[node] ? [[rule, rule.check[node]]] : []))]),
  ) as unknown as ChecksByNode;
}
