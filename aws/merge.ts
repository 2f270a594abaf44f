import type { Finding, Related, Severity } from "../core/finding.ts";
import type { JsonDocument } from "../core/hosts/index.ts";
import { spanToFile } from "../core/hosts/mapping.ts";
import { nodeAt, type Path } from "../core/json/node.ts";
import type { JsonNode } from "../core/json/parse.ts";
import { maskSecrets } from "../core/model/masking.ts";
import { type Answer, type AwsFinding, type CheckResult, mostFindings, type Operation } from "./contract.ts";
import { type Place, placeOf, placeOfStatement } from "./place.ts";
import { type Said, sameCauseIn } from "./same-cause.ts";

/** The code of what AWS alone says; which of its findings it is, `awsCode` tells. */
export const analyzerCode = "access-analyzer";

/** A document that AWS judged, its place in its file, and all that AWS said of it. */
export interface JudgedDocument {
  readonly document: JsonDocument;
  readonly index: number;
  readonly answers: readonly Answer[];
}

/** What somebody accepted: these findings of ours, and whatever of AWS's. */
export interface Accepted {
  readonly ours: readonly Finding[];
  accepts(finding: Finding): boolean;
}

/**
 * Our findings of a file together with AWS's: what both say appears once, as ours and marked as confirmed; what AWS alone
 * says is added; what we alone say stays. What the user accepted of ours is not brought back by AWS.
 */
export function merge(ours: readonly Finding[], accepted: Accepted, judged: readonly JudgedDocument[]): Finding[] {
  const confirmed = new Map<Finding, Finding>();
  const added: Finding[] = [];
  for (const { document, index, answers } of judged) {
    const root = document.root;
    if (!root) continue;
    const known = sameCauseIn(ours, index);
    const closed = sameCauseIn(accepted.ours, index);
    const said = new Set<string>();
    for (const finding of answers.flatMap((answer) => placed(answer, root, document))) {
      const id = JSON.stringify([finding.awsCode, finding.message, finding.places]);
      if (said.has(id) || closed(finding).length > 0) continue;
      said.add(id);
      const same = known(finding);
      for (const one of same) confirmed.set(one, confirmedBy(finding, confirmed.get(one) ?? one, document));
      if (same.length > 0 || said.size > mostFindings) continue;
      const alone = findingOf(finding, document, index, root);
      if (!accepted.accepts(alone)) added.push(alone);
    }
  }
  const findings = [...ours.map((finding) => confirmed.get(finding) ?? finding), ...added];
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Of merged findings, how many are ours that AWS has too, and how many AWS alone has. */
export function counted(merged: readonly Finding[]): { readonly confirmed: number; readonly added: number } {
  return {
    confirmed: merged.filter(({ confirmed }) => confirmed).length,
    added: merged.filter(({ code }) => code === analyzerCode).length,
  };
}

/** A finding of AWS's with its places in our tree; the first is where it is shown. */
interface PlacedFinding extends Said {
  readonly severity: Severity;
  readonly message: string;
  readonly link?: string;
  readonly places: readonly [Place, ...Place[]];
}

function placed(answer: Answer, root: JsonNode, { text }: JsonDocument): PlacedFinding[] {
  if (answer.operation === "ValidatePolicy") return answer.findings.map((finding) => ofValidation(finding, root, text));
  if (answer.passes) return [];
  return ofCheck(answer.operation, answer, root, text);
}

function ofValidation(finding: AwsFinding, root: JsonNode, source: string): PlacedFinding {
  const [first, ...others] = finding.locations.map((way) => placeOf(root, way, source));
  return {
    awsCode: finding.issueCode,
    severity: severities[finding.type] ?? "info",
    message: shown(finding.details),
    ...(finding.link !== undefined && { link: finding.link }),
    places: [first ?? placeOf(root, [], source), ...others],
  };
}

const severities: Readonly<Record<string, Severity>> = {
  ERROR: "error",
  SECURITY_WARNING: "warning",
  WARNING: "warning",
  SUGGESTION: "info",
};

function ofCheck(
  operation: Exclude<Operation, "ValidatePolicy">,
  { message, reasons }: CheckResult,
  root: JsonNode,
  source: string,
): PlacedFinding[] {
  const shownReasons = reasons.length > 0 ? reasons : [{ description: "" }];
  return shownReasons.map(({ description, statement }: CheckResult["reasons"][number]) => ({
    awsCode: operation,
    severity: "warning",
    message: [checkWords[operation], shown(description || message)].filter((text) => text !== "").join(" "),
    link: `https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_${operation}.html`,
    places: [placeOfStatement(root, statement, source)],
  }));
}

const checkWords: Readonly<Record<Exclude<Operation, "ValidatePolicy">, string>> = {
  CheckNoNewAccess: "This may allow what the policy did not allow before.",
  CheckAccessNotGranted: "This may allow what was not to be granted.",
  CheckNoPublicAccess: "This may allow access to everybody.",
};

/** Text from outside: of bearable length, and without what looks like a secret. */
function shown(text: string): string {
  const short = text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
  return maskSecrets(short.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim());
}

/** Ours, with AWS's word for it and those of its places that ours does not show. */
function confirmedBy({ places, link }: PlacedFinding, finding: Finding, { mapping }: JsonDocument): Finding {
  const shown = [finding.span, ...finding.related.filter(({ file }) => file === undefined).map(({ span }) => span)];
  const related = places
    .map((place) => relatedTo(place, mapping))
    .filter(({ span }) => !shown.some((other) => span.start < other.end && other.start < span.end));
  return {
    ...finding,
    confirmed: true,
    ...(link !== undefined && { link }),
    related: [...finding.related, ...related],
  };
}

function relatedTo({ span }: Place, mapping: JsonDocument["mapping"]): Related {
  return { span: spanToFile(mapping, span), message: "IAM Access Analyzer names this place too." };
}

function findingOf(
  { awsCode, severity, message, link, places: [first, ...others] }: PlacedFinding,
  { kind, mapping }: JsonDocument,
  document: number,
  root: JsonNode,
): Finding {
  const sid = sidOf(root, first.path);
  return {
    code: analyzerCode,
    severity,
    kind,
    document,
    span: spanToFile(mapping, first.span),
    path: first.path,
    ...(sid !== undefined && { sid }),
    message: message || "IAM Access Analyzer reports this without a word.",
    awsCode,
    ...(link !== undefined && { link }),
    related: others.map((place) => relatedTo(place, mapping)),
    fixes: [],
  };
}

function sidOf(root: JsonNode, [element, index]: Path): string | undefined {
  if (element !== "Statement") return undefined;
  const sid = nodeAt(root, typeof index === "number" ? [element, index, "Sid"] : [element, "Sid"])?.value;
  return typeof sid === "string" && sid !== "" ? sid : undefined;
}
