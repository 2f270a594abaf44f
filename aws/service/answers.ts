import {
  type AccessAnalyzerClient,
  CheckAccessNotGrantedCommand,
  CheckNoNewAccessCommand,
  CheckNoPublicAccessCommand,
  type PathElement,
  type ReasonSummary,
  ValidatePolicyCommand,
  type ValidatePolicyFinding,
} from "@aws-sdk/client-accessanalyzer";
import {
  type Answer,
  type AwsFinding,
  type CheckResult,
  mostFindings,
  type PathStep,
  type Policy,
  type Question,
} from "../contract.ts";

/** What the service answered cannot be used. */
export class BadAnswer extends Error {}

/** Puts a question to the service once; `send` is given each request. */
export async function answerTo(question: Question, locale: string | undefined, send: Send): Promise<Answer> {
  const { operation, policy } = question;
  const policyDocument = policy.content;
  if (operation === "ValidatePolicy") return validation(policy, locale, send);
  if (operation === "CheckNoPublicAccess") {
    const input = { policyDocument, resourceType: question.resourceType as never };
    return {
      operation,
      ...result(await send((sdk, options) => sdk.send(new CheckNoPublicAccessCommand(input), options))),
    };
  }
  const policyType = policy.policyType as "IDENTITY_POLICY";
  if (operation === "CheckNoNewAccess") {
    const input = { newPolicyDocument: policyDocument, existingPolicyDocument: question.against, policyType };
    return {
      operation,
      ...result(await send((sdk, options) => sdk.send(new CheckNoNewAccessCommand(input), options))),
    };
  }
  const { actions, resources } = question.access;
  const access = {
    ...(actions.length > 0 && { actions: [...actions] }),
    ...(resources.length > 0 && { resources: [...resources] }),
  };
  const input = { policyDocument, policyType, access: [access] };
  return {
    operation,
    ...result(await send((sdk, options) => sdk.send(new CheckAccessNotGrantedCommand(input), options))),
  };
}

/** Pages that hold few findings, or none, must end somewhere too. */
const mostPages = 200;

/** Makes one request, with whatever patience it takes. */
export type Send = <T>(
  request: (sdk: AccessAnalyzerClient, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
) => Promise<T>;

async function validation(policy: Policy, locale: string | undefined, send: Send): Promise<Answer> {
  const findings: AwsFinding[] = [];
  const tokens = new Set<string>();
  for (let nextToken: string | undefined; ; ) {
    const input = {
      policyDocument: policy.content,
      policyType: policy.policyType,
      ...(policy.resourceType && { validatePolicyResourceType: policy.resourceType as never }),
      ...(locale && { locale: locale as never }),
      ...(nextToken && { nextToken }),
    };
    const page = await send((sdk, options) => sdk.send(new ValidatePolicyCommand(input), options));
    if (!Array.isArray(page.findings)) throw new BadAnswer("It holds no list of findings.");
    findings.push(...objectsIn(page.findings).map(findingOf));
    nextToken = page.nextToken || undefined;
    if (nextToken === undefined && findings.length <= mostFindings)
      return { operation: "ValidatePolicy", findings, isCut: false };
    if (nextToken === undefined || findings.length > mostFindings || tokens.size === mostPages)
      return { operation: "ValidatePolicy", findings: findings.slice(0, mostFindings), isCut: true };
    if (tokens.has(nextToken)) throw new BadAnswer("Its pages go round in a circle.");
    tokens.add(nextToken);
  }
}

/** Types promise more than a server holds to: what is missing or of another type is left out. */
function findingOf(finding: ValidatePolicyFinding): AwsFinding {
  const [issueCode, link] = [text(finding.issueCode), text(finding.learnMoreLink)];
  return {
    issueCode: /^[\w.-]{1,200}$/.test(issueCode) ? issueCode : "UNKNOWN",
    type: text(finding.findingType),
    details: text(finding.findingDetails),
    ...(link.startsWith("https://") && { link }),
    locations: objectsIn(finding.locations).map(({ path }) => wayOf(path)),
  };
}

/** A step that cannot be read ends the way: what comes after it would lead elsewhere. */
function wayOf(path: PathElement[] | undefined): PathStep[] {
  const way: PathStep[] = [];
  for (const element of Array.isArray(path) ? path : []) {
    const step = stepOf(element ?? {});
    if (!step) break;
    way.push(step);
  }
  return way;
}

function stepOf({ value, index, key, substring }: Partial<PathElement>): PathStep | undefined {
  if (typeof value === "string") return { value };
  if (isCount(index)) return { index };
  if (typeof key === "string") return { key };
  const { start, length } = substring ?? {};
  return isCount(start) && isCount(length) ? { substring: { start, length } } : undefined;
}

function objectsIn<T>(list: readonly T[] | undefined): T[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "object" && item !== null) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** The output of each of the three checks. */
interface CheckOutput {
  readonly result?: string | undefined;
  readonly message?: string | undefined;
  readonly reasons?: readonly ReasonSummary[] | undefined;
}

function result({ result, message, reasons }: CheckOutput): CheckResult {
  if (result !== "PASS" && result !== "FAIL") throw new BadAnswer("It says neither PASS nor FAIL.");
  return {
    passes: result === "PASS",
    message: text(message),
    reasons: objectsIn(reasons).map(({ description, statementIndex }) => ({
      description: text(description),
      ...(isCount(statementIndex) && { statement: statementIndex }),
    })),
  };
}
