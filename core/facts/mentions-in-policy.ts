import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import type { Policy, Statement } from "../model/policy.ts";
import type { Span } from "../text.ts";
import { accountId, type Named, namedByArn } from "./entity-ids.ts";
import type { Fact } from "./fact.ts";
import type { MentionPlace } from "./fact-access.ts";
import { placeholderFacts } from "./placeholder-facts.ts";

/** The roles, users, buckets, keys and accounts that a policy names, in the order of its text. */
export function mentionsInPolicy(
  policy: Policy,
  file: SourceFile,
  { text: source, mapping }: JsonDocument,
  index: number,
): Fact[] {
  const found: Fact[] = [];
  const placeOf = (span: Span) => ({ file: file.name, document: index, span: spanToFile(mapping, span) });
  const add = (text: Text, as: MentionPlace, of: string) => {
    found.push(...placeholderFacts(text.value, (start, end) => spanWithin(text, start, end, source), placeOf));
    for (const named of namedBy(text.value, as)) {
      found.push({
        relation: "mentions",
        entity: named.entity,
        place: placeOf(text.span),
        name: named.name,
        nameSpan: spanToFile(mapping, spanWithin(text, named.start, named.end, source)),
        ...(text.value.startsWith("arn:") && { arn: text.value }),
        ...(named.account && { account: named.account }),
        as,
        of,
      });
    }
  };
  for (const statement of policy.statements) visit(statement, add);
  return found.length > most ? found.slice(0, most) : found;
}

/** No policy that a service takes names more. */
const most = 5000;

function visit(statement: Statement, add: (text: Text, as: MentionPlace, of: string) => void): void {
  for (const principal of statement.principals) add(principal, "principal", "Principal");
  for (const principal of statement.notPrincipals) add(principal, "principal", "NotPrincipal");
  for (const resource of statement.resources) add(resource, "resource", "Resource");
  for (const resource of statement.notResources) add(resource, "resource", "NotResource");
  for (const { key, values } of statement.conditions) {
    for (const { text } of values) if (text) add(text, "condition", key.value);
  }
}

function namedBy(value: string, as: MentionPlace): readonly Named[] {
  if (value.startsWith("arn:")) return namedByArn(value);
  const mayBeAccount = value.length === 12 && as !== "resource" && /^\d{12}$/.test(value);
  return mayBeAccount ? [{ entity: accountId(value), name: value, start: 0, end: 12, account: value }] : none;
}

const none: readonly Named[] = [];
