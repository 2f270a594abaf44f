import { appendToList, setList } from "../cors/edit.ts";
import { matchesPattern } from "../cors/pattern.ts";
import type { Draft, Fix } from "../finding.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import { type CorsRule, corsOf } from "../model/cors.ts";
import { listed } from "../model/phrase.ts";
import { type CorsNeeds, type SystemNeeds, systemNeeds } from "../model/system-needs.ts";
import type { Rule } from "../rule.ts";
import { documentsOf } from "../workspace/links.ts";
import { scenarioOf } from "../workspace/scenario.ts";

export const systemCors: Rule = {
  code: "system-cors",
  kinds: ["cors"],
  severity: "warning",
  summary: "The CORS rules for a system's page lack what the page asks for.",
  check: {
    cors({ rules }, { source }) {
      return systemNeeds.flatMap(({ name, cors }) => {
        const own = cors ? rules.filter((rule) => rule.origins.some(({ value }) => value === cors.origin)) : [];
        return cors && own.length > 0 ? [...lacksOf(own, rules, name, cors, source)] : [];
      });
    },
    *bucket(entity, workspace) {
      const needs = systemNeeds.find(({ scenario }) => scenario === scenarioOf(workspace));
      if (!needs?.cors) return;
      for (const { document: id } of documentsOf(entity, "cors", workspace)) {
        const [declared] = workspace.factsOf(id, "declares-document");
        const document = declared && workspace.document(declared.place);
        if (!declared || document?.language !== "json" || !document.root || document.foreign) continue;
        const { rules } = corsOf(document.root);
        const [first] = rules;
        // A rule that nearly names the page has a finding of its own; another one may be meant for it.
        if (!first || rules.some(({ origins }) => origins.some(({ value }) => isAbout(value, needs)))) continue;
        const key = memberOf(first.node, "AllowedOrigins")?.key;
        if (!key) continue;
        yield {
          place: { ...declared.place, span: spanToFile(document.mapping, innerSpanOf(key)) },
          message: `No rule allows ${needs.cors.origin}, from where ${needs.name} is used; its page cannot reach the bucket.`,
        };
      }
    },
  },
};

/** Whether an origin matches the page's, or has its name in it. */
function isAbout(origin: string, { cors, scenario }: SystemNeeds): boolean {
  if (!cors) return false;
  return (
    matchesPattern(origin, cors.origin) || origin.toLowerCase().includes(scenario === "kolena" ? "kolena" : "illumina")
  );
}

function* lacksOf(
  own: readonly CorsRule[],
  all: readonly CorsRule[],
  name: string,
  needs: CorsNeeds,
  source: string,
): Generator<Draft> {
  const [rule] = own;
  if (!rule) return;
  const matching = all.filter(({ origins }) => origins.some(({ value }) => matchesPattern(value, needs.origin)));
  const methods = needs.methods.filter(
    (method) => !matching.some((r) => r.methods.some(({ value }) => value === method)),
  );
  // An empty list, or a name of a method that S3 has not, has a finding of its own.
  const isJudged = rule.methods.length > 0;
  if (isJudged && methods.length > 0)
    yield draft(
      rule,
      "AllowedMethods",
      methods,
      `${name} also asks for ${listed(methods)}, which this rule does not allow; its page gets 403.`,
      source,
    );
  const headers = needs.headers.filter(
    (header) =>
      !matching.some((r) => r.headers.some(({ value }) => matchesPattern(value.toLowerCase(), header.toLowerCase()))),
  );
  if (headers.length > 0)
    yield draft(
      rule,
      "AllowedHeaders",
      headers,
      `${name} sends headers of its own, and its guide has AllowedHeaders “*”; without it the browser's question beforehand gets 403.`,
      source,
    );
  const exposed = needs.exposed.filter(
    (header) =>
      !matching.some((r) => r.exposed.some(({ value }) => value.toLowerCase() === header || value.includes("*"))),
  );
  if (exposed.length > 0)
    yield draft(
      rule,
      "ExposeHeaders",
      exposed,
      `${name} reads ${listed(exposed)} from the answers, and this rule does not let it.`,
      source,
    );
}

function draft(rule: CorsRule, member: string, missing: readonly string[], message: string, source: string): Draft {
  const found = memberOf(rule.node, member);
  const like = memberOf(rule.node, "AllowedMethods")?.value ?? rule.node;
  const list = found?.value;
  const edit =
    list?.type === "array" && list.children?.length
      ? appendToList(source, list, missing)
      : setList(source, rule.node, member, missing, like);
  const fixes: Fix[] = [{ title: `Add ${listed(missing)}`, safe: false, edits: [edit] }];
  const key = found?.key ?? memberOf(rule.node, "AllowedOrigins")?.key;
  return { span: key ? innerSpanOf(key) : rule.span, message, fixes };
}
