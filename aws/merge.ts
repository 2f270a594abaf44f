import type { Finding, Related, Severity } from "../core/finding.ts";
import type { JsonDocument } from "../core/hosts/index.ts";
import { spanToFile } from "../core/hosts/mapping.ts";
import { nodeAt, type Path } from "../core/json/node.ts";
import type { JsonNode } from "../core/json/parse.ts";
import { maskSecrets } from "../core/model/masking.ts";
import { type Answer, type AwsFinding, type CheckResult, mostFindings, type Operation } from "./contract.ts";
import { type Place, placeOf, placeOfStatement } from "./place.ts";

/** The code of what AWS alone says; which of its findings it is, `awsCode` tells. */
export const analyzerCode = "access-analyzer";

/** A document that AWS judged, its place in its file, and all that AWS said of it. */
export interface JudgedDocument {
  readonly document: JsonDocument;
  readonly index: number;
  readonly answers: readonly Answer[];
}

/** What became of AWS's findings. */
export interface Merged {
  readonly findings: readonly Finding[];
  /** Findings of ours that AWS has too. */
  readonly confirmed: number;
  /** Findings that AWS alone has. */
  readonly added: number;
}

/**
 * Our findings of a file together with AWS's: what both say appears once, as ours and marked as confirmed; what AWS alone
 * says is added; what we alone say stays. What the user accepted of ours is not brought back by AWS.
 */
export function merge(
  ours: readonly Finding[],
  accepted: readonly Finding[],
  judged: readonly JudgedDocument[],
): Merged {
  const confirmed = new Map<Finding, Finding>();
  const added: Finding[] = [];
  for (const { document, index, answers } of judged) {
    const root = document.root;
    if (!root) continue;
    const known = sameCauseIn(ours, index);
    const closed = sameCauseIn(accepted, index);
    const said = new Set<string>();
    for (const finding of answers.flatMap((answer) => placed(answer, root, document))) {
      const id = JSON.stringify([finding.awsCode, finding.message, finding.places]);
      if (said.has(id) || closed(finding).length > 0) continue;
      said.add(id);
      const same = known(finding);
      for (const one of same) confirmed.set(one, confirmedBy(finding, confirmed.get(one) ?? one, document));
      if (same.length === 0 && said.size <= mostFindings) added.push(findingOf(finding, document, index, root));
    }
  }
  const findings = [...ours.map((finding) => confirmed.get(finding) ?? finding), ...added];
  return {
    findings: findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    confirmed: confirmed.size,
    added: added.length,
  };
}

/** A finding of AWS's with its places in our tree; the first is where it is shown. */
interface PlacedFinding {
  readonly awsCode: string;
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

/** Finds the findings of one document that name AWS's issue code at a place. */
type SameCause = (finding: PlacedFinding) => readonly Finding[];

/**
 * The same place is the same value, or one inside the other below the same member of a statement: AWS names the list and we
 * the entry, or the reverse. Each finding is noted under all such values, so that ten thousand are matched in no time.
 */
function sameCauseIn(findings: readonly Finding[], document: number): SameCause {
  const at = new Map<string, Finding[]>();
  const within = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.document !== document || finding.awsCode === undefined || finding.code === analyzerCode) continue;
    note(at, keyOf(finding.awsCode, finding.path), finding);
    for (const path of aroundOf(finding.path)) note(within, keyOf(finding.awsCode, path), finding);
  }
  return ({ awsCode, places }) => {
    if (at.size === 0) return none;
    const found = places.flatMap(({ path }) => [
      ...(at.get(keyOf(awsCode, path)) ?? none),
      ...(within.get(keyOf(awsCode, path)) ?? none),
      ...aroundOf(path).flatMap((outer) => at.get(keyOf(awsCode, outer)) ?? none),
    ]);
    return [...new Set(found)];
  };
}

const none: readonly Finding[] = [];

function note(map: Map<string, Finding[]>, key: string, finding: Finding): void {
  const there = map.get(key);
  if (there) there.push(finding);
  else map.set(key, [finding]);
}

function keyOf(code: string, path: Path): string {
  return JSON.stringify([code, path]);
}

/** The values around a value, up to the member of the statement that it is in. */
function aroundOf(path: Path): Path[] {
  const member = typeof path[1] === "number" ? 3 : 2;
  const around: Path[] = [];
  for (let length = path.length - 1; length >= member && path[0] === "Statement"; length--)
    around.push(path.slice(0, length));
  return around;
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
