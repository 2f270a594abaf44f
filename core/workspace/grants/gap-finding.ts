import type { Place } from "../../facts/fact.ts";
import type { Grounds } from "../../facts/fact-access.ts";
import type { Related } from "../../finding.ts";
import { spanToFile } from "../../hosts/mapping.ts";
import { innerSpanOf, memberOf } from "../../json/node.ts";
import { listed } from "../../model/phrase.ts";
import type { Span } from "../../text.ts";
import { weaker } from "../links.ts";
import type { Judged, Pair } from "./gap.ts";
import type { MissingGrant } from "./grant-fix.ts";
import type { OpenedPolicy } from "./opened-policy.ts";

/** "s3:GetObject and s3:PutObject": the actions of wishes, each once, as they are written where a pattern was wished for. */
export function actionWords(wishes: readonly Judged[]): string {
  return listed([...new Set(wishes.map(({ text }) => text.value))]);
}

/** What has to be added for wishes: one grant for each set of resources. */
export function grantsFor(wishes: readonly Judged[], principal?: string): MissingGrant[] {
  const byAction = new Map<string, Set<string>>();
  for (const { text, resource, half } of wishes) {
    const key = `${half} ${text.value}`;
    byAction.set(key, (byAction.get(key) ?? new Set()).add(resource));
  }
  const byResources = new Map<string, { actions: Set<string>; resources: readonly string[] }>();
  for (const [key, resources] of byAction) {
    const id = [...resources].sort().join(" ");
    const grant = byResources.get(id) ?? { actions: new Set<string>(), resources: [...resources] };
    byResources.set(id, grant);
    grant.actions.add(key.slice(key.indexOf(" ") + 1));
  }
  return [...byResources.values()].map(({ actions, resources }) => ({
    actions: [...actions],
    resources,
    ...(principal !== undefined && { principal }),
  }));
}

/**
 * Where a grant belongs in a document: at the actions of a statement that grants something of the kind already, else at the
 * word Statement.
 */
export function placeForGrant(opened: OpenedPolicy, similar: readonly Judged[]): Place {
  const statement = similar.find(({ policy }) => policy.entity === opened.entity)?.statement;
  const key = memberOf(statement?.node, "Action")?.key ?? memberOf(opened.root, "Statement")?.key;
  return placeIn(opened, key ? innerSpanOf(key) : { start: opened.root.offset, end: opened.root.offset + 1 });
}

export function placeIn({ place, document }: OpenedPolicy, span: Span): Place {
  return { ...place, span: spanToFile(document.mapping, span) };
}

/** The places of wishes for a finding that stands in `file`; each action once. */
export function relatedWishes(wishes: readonly Judged[], file: string, message: string): Related[] {
  const seen = new Set<string>();
  return wishes.flatMap(({ text, policy }) => {
    const { file: own, span } = placeIn(policy, text.span);
    const key = `${own} ${span.start}`;
    if (seen.has(key) || seen.size >= 5) return [];
    seen.add(key);
    return [relatedAt({ file: own, span }, file, message)];
  });
}

export function relatedAt({ file, span }: Pick<Place, "file" | "span">, other: string, message: string): Related {
  return file === other ? { span, message } : { file, span, message };
}

/** How sure a finding on both sides is. */
export function groundsOf({ identity, bucket }: Pair): Grounds {
  return weaker(identity.grounds, bucket.grounds);
}

/** The assumption that a finding on a likely link names, with a space behind it; nothing where all is certain. */
export function assumptionOf({ identity, bucket }: Pair): string {
  if (identity.grounds === "likely")
    return `This assumes that the policies found for ${identity.words} (${identity.arn}) are its own and all that it has. `;
  return bucket.grounds === "likely" ? `This assumes that this is the policy of the bucket ${bucket.name}. ` : "";
}
