import type { Answered } from "../aws/ask-all.ts";
import { isOfPolicy, type Problem, type Target } from "../aws/contract.ts";
import { counted, type JudgedDocument, merge } from "../aws/merge.ts";
import type { Finding } from "../core/finding.ts";
import type { AccessAnalyzerSummary, Analysis, CheckedFile } from "./analysis.ts";
import { slashed } from "./analysis.ts";
import type { ValidateOptions } from "./validate-options.ts";
import { type AskedPolicy, isAsked, nameOf, type PolicyOfRun, policyCount } from "./validate-policies.ts";

interface Answers {
  readonly policies: readonly PolicyOfRun[];
  readonly asked: readonly AskedPolicy[];
  /** One for each that was asked; none for those that the run did not come to. */
  readonly answers: readonly (Answered | undefined)[];
  readonly target: Target;
  readonly given: ValidateOptions;
}

interface Told {
  readonly judged: Analysis;
  /** What went wrong, each once; with the policy where it is that one's alone. */
  readonly problems: readonly { readonly problem: Problem; readonly policy: PolicyOfRun | undefined }[];
  readonly notes: readonly string[];
}

/** The analysis with AWS's findings merged into ours, and what there is to say about the asking. */
export function withAnswers(analysis: Analysis, answers: Answers): Told {
  const judged = judgedByFile(answers);
  const files = analysis.files.map((file) => {
    const documents = judged.get(file);
    if (!documents) return file;
    const { project } = analysis;
    const name = slashed(file.path);
    const accepted = { ours: project.accepted(name), accepts: (one: Finding) => project.accepts(name, one) };
    return withFindings(file, merge(file.findings, accepted, documents));
  });
  const count = [...judged.values()].flat().length;
  const accessAnalyzer = summaryOf(answers, { policies: count, ...counted(files.flatMap(({ findings }) => findings)) });
  return {
    judged: { ...analysis, files, accessAnalyzer },
    problems: problemsOf(answers),
    notes: [...cutNotes(answers), ...(count > 0 ? [sentence(accessAnalyzer)] : [])],
  };
}

function judgedByFile({ asked, answers }: Answers): Map<CheckedFile, JudgedDocument[]> {
  const judged = new Map<CheckedFile, JudgedDocument[]>();
  for (const [i, { file, document, index }] of asked.entries()) {
    const answered = answers[i];
    if (!answered || "problem" in answered || document.language !== "json") continue;
    judged.set(file, [...(judged.get(file) ?? []), { document, index, answers: [answered.answer] }]);
  }
  return judged;
}

/** The text stays unread until somebody asks for it. */
function withFindings(file: CheckedFile, findings: CheckedFile["findings"]): CheckedFile {
  const { path, name, documents } = file;
  return {
    path,
    name,
    documents,
    findings,
    get text() {
      return file.text;
    },
  };
}

function summaryOf(
  { policies, target, given }: Answers,
  counts: Pick<AccessAnalyzerSummary, "policies" | "confirmed" | "added">,
): AccessAnalyzerSummary {
  const { endpoint, region, profile } = target;
  return {
    operation: given.operation,
    endpoint,
    region,
    ...(profile !== undefined && { profile }),
    ...counts,
    notSent: policies.flatMap((policy) =>
      isAsked(policy) ? [] : [{ file: policy.file.name, document: policy.index, reason: policy.reason }],
    ),
  };
}

function problemsOf({ asked, answers }: Answers): Told["problems"] {
  const said = new Set<string>();
  return asked.flatMap((policy, i) => {
    const answered = answers[i];
    if (!answered || !("problem" in answered)) return [];
    const { problem } = answered;
    const isItsOwn = isOfPolicy(problem);
    const key = isItsOwn ? nameOf(policy) : problem.message;
    if (said.has(key)) return [];
    said.add(key);
    return [{ problem, policy: isItsOwn ? policy : undefined }];
  });
}

function cutNotes({ asked, answers }: Answers): string[] {
  return asked.flatMap((policy, i) => {
    const answered = answers[i];
    const isCut = answered && "answer" in answered && "isCut" in answered.answer && answered.answer.isCut;
    return isCut ? [`AWS has more to say about ${nameOf(policy)} than is shown.`] : [];
  });
}

function sentence({ region, policies, confirmed, added }: AccessAnalyzerSummary): string {
  const found = confirmed === 1 ? "1 finding" : `${confirmed} findings`;
  return `IAM Access Analyzer in ${region} answered about ${policyCount(policies)}: it confirms ${found} and adds ${added}.`;
}
