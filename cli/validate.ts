import { createRequire } from "node:module";
import { askAll } from "../aws/ask-all.ts";
import { type AccessAnalyzer, type AccessAnalyzerModule, type Problem, priceless } from "../aws/contract.ts";
import type { Catalog } from "../core/catalog/index.ts";
import { readCatalog } from "../disk/catalog.ts";
import { type Analysis, analyzeInputs } from "./analysis.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { exitCodeOf, writeReport } from "./check.ts";
import { inputsOf } from "./inputs.ts";
import { createProgress } from "./progress.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";
import { withAnswers } from "./validate-answers.ts";
import { type ValidateOptions, validateOptionsOf } from "./validate-options.ts";
import { isAsked, nameOf, policiesOf, policyCount } from "./validate-policies.ts";

/**
 * `latchkey validate FILE…`: checks files as `check` does, asks IAM Access Analyzer about the policies in them, and reports
 * what both say. The command is the consent to send the policies; what costs money is asked for, or wants `--yes`.
 */
export async function validate(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = validateOptionsOf(args);
  const { options } = given;
  const inputs = inputsOf(options, terminal.cwd);
  const stdin = inputs.stdin ? await terminal.readStdin() : undefined;
  const catalog = readCatalog(bundleFolder());
  const progress = createProgress(terminal, options.quiet);
  const analysis = await analyzeInputs({ inputs, options, catalog, cwd: terminal.cwd, stdin, progress: progress.show });
  progress.clear();
  const { judged, failed } = await judge(analysis, { given, terminal, catalog });
  writeReport(judged, options, terminal, catalog);
  return failed ? 2 : exitCodeOf(judged, options);
}

interface Work {
  readonly given: ValidateOptions;
  readonly terminal: Terminal;
  readonly catalog: Catalog;
}

/** The analysis with AWS's word, and whether something that was to be asked was not answered. */
async function judge(analysis: Analysis, work: Work): Promise<{ judged: Analysis; failed: boolean }> {
  const { given, terminal } = work;
  const policies = await policiesOf(analysis, given, terminal.cwd);
  const asked = policies.filter(isAsked);
  const unproven = policies.flatMap((policy) => (isAsked(policy) || policy.passes ? [] : [policy]));
  for (const policy of unproven) terminal.writeError(`latchkey: ${nameOf(policy)} was not sent: ${policy.reason}.\n`);
  const same = policies.length - asked.length - unproven.length;
  if (same > 0)
    terminal.writeError(`latchkey: not sent since nothing in it is new: ${policyCount(same)} that did not change.\n`);
  if (policies.length === 0) terminal.writeError("latchkey: there is no policy to ask IAM Access Analyzer about.\n");
  // Who wants a proof has none then.
  const failed = unproven.length > 0 && !priceless.includes(given.operation);
  if (asked.length === 0) return { judged: analysis, failed };
  await agreeToPrice(given, asked.length, terminal);
  const analyzer = loadAnalyzer(work.catalog);
  try {
    const found = await analyzer.target(given.connection);
    if ("problem" in found) {
      tell(found.problem, terminal);
      return { judged: analysis, failed: true };
    }
    const progress = createProgress(terminal, given.options.quiet, "Asked about", "policies");
    const answers = await askAll(
      asked.map(({ question }) => question),
      {
        analyzer,
        target: found.target,
        known: new Map(),
        asking: { connection: given.connection, ...mfaPrompt(terminal) },
        onProgress: progress.show,
      },
    );
    progress.clear();
    const { judged, problems, notes } = withAnswers(analysis, {
      policies,
      asked,
      answers,
      target: found.target,
      given,
    });
    for (const { policy, problem } of problems) tell(problem, terminal, policy && nameOf(policy));
    for (const note of given.options.quiet ? [] : notes) terminal.writeError(`latchkey: ${note}\n`);
    return { judged, failed: problems.length > 0 };
  } finally {
    analyzer.close();
  }
}

function mfaPrompt(terminal: Terminal) {
  return { mfaCode: (device: string) => askPerson(`MFA code of ${device}: `, terminal) };
}

/** What a person at the terminal answers; undefined where there is nobody. */
async function askPerson(question: string, terminal: Terminal): Promise<string | undefined> {
  const lines = terminal.lines?.();
  try {
    return await lines?.ask(question);
  } finally {
    lines?.close();
  }
}

async function agreeToPrice({ operation, yes }: ValidateOptions, policies: number, terminal: Terminal): Promise<void> {
  if (priceless.includes(operation) || yes) return;
  const price = `AWS charges for each ${operation} (https://aws.amazon.com/iam/access-analyzer/pricing/).`;
  const answer = await askPerson(`${price}\nAsk about ${policyCount(policies)}? [y/N] `, terminal);
  if (answer === undefined) throw new UsageError(`${price} Say --yes to agree.`);
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new UsageError("Nothing was sent.");
}

/** AWS's SDK is large, and this is the only command that needs it. */
function loadAnalyzer(catalog: Catalog): AccessAnalyzer {
  const { createAccessAnalyzer }: AccessAnalyzerModule = createRequire(`${bundleFolder()}/`)("./aws.cjs");
  return createAccessAnalyzer({ isRegion: (code) => catalog.region(code) !== undefined });
}

function tell({ message, advice, policy }: Problem, terminal: Terminal, about?: string): void {
  terminal.writeError(`latchkey: ${about ? `${about}: ` : ""}${message}\n${advice}\n${policy ? `${policy}\n` : ""}`);
}
