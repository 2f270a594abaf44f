import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Catalog } from "../core/catalog/index.ts";
import { nearest } from "../core/catalog/nearest.ts";
import { generate, judgeAnswers } from "../core/scenarios/ask.ts";
import { findingsOfSet } from "../core/scenarios/check-set.ts";
import { commandLines, readmePath } from "../core/scenarios/compose.ts";
import { scenarios } from "../core/scenarios/index.ts";
import type { Answers, Scenario } from "../core/scenarios/scenario.ts";
import { readCatalog } from "../disk/catalog.ts";
import { readArguments } from "./arguments.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { askAnswers, askScenario } from "./new-ask.ts";
import { listScenarios } from "./new-list.ts";
import { showPlan } from "./new-show.ts";
import { planOf, writePlan } from "./new-write.ts";
import { textOrJson } from "./options.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";

/**
 * `latchkey new SCENARIO`: asks what a set of files needs, on a terminal, and writes them. Everything can be given by flags;
 * without a terminal it has to be. 0: written; 2: wrong usage, or something is in the way.
 */
export async function newSet(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = optionsOf(args);
  const catalog = readCatalog(bundleFolder());
  if (options.list) {
    terminal.write(listScenarios(options.scenario ? [options.scenario] : scenarios, options.format, catalog));
    return 0;
  }
  const scenario = options.scenario ?? (await askScenario(terminal));
  if (scenario === undefined) return stopped(terminal);
  const answers = await answersFor(scenario, options.given, catalog, terminal);
  if (answers === undefined) return stopped(terminal);
  const { files, guide } = generate(scenario, answers, catalog);
  const findings = findingsOfSet(files, catalog);
  if (findings.length > 0) throw new UsageError(`These answers do not go together:\n${listed(findings)}`);
  const folder = resolve(terminal.cwd, options.out ?? (scenario.group === "set" ? scenario.id : "."));
  const plan = planOf(folder, files);
  if (options.dryRun) {
    terminal.write(showPlan(plan));
    return 0;
  }
  const shownFolder = relative(terminal.cwd, folder) || ".";
  const problems = plan.flatMap(({ path, problem }) =>
    problem === undefined ? [] : [`${join(shownFolder, path)}: ${problem}`],
  );
  const overwritten = plan.filter(({ state }) => state === "replaced").map(({ path }) => join(shownFolder, path));
  if (problems.length > 0) throw new UsageError(`Nothing was written:\n${listed(problems)}`);
  if (overwritten.length > 0 && !options.force)
    throw new UsageError(`Nothing was written; --force replaces what is there already:\n${listed(overwritten)}`);
  writePlan(folder, plan);
  const width = Math.max(...plan.map(({ path }) => path.length));
  terminal.write(
    `In ${shownFolder}:\n${plan.map(({ path, state, about }) => `  ${path.padEnd(width)}  ${words[state]}: ${plain(about)}`).join("\n")}\n`,
  );
  terminal.write(
    existsSync(join(folder, readmePath)) && scenario.group === "set"
      ? `\n${join(shownFolder, readmePath)} has the commands that deploy it, in order, and those that test it.\n`
      : `\nTo deploy and test it, in ${shownFolder}:\n\n${commandLines(guide)}`,
  );
  return 0;
}

const words = { new: "new", replaced: "replaced", merged: "added to", same: "as it was" } as const;

const listed = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join("\n");

/** Without the signs of Markdown. */
const plain = (text: string) => text.replaceAll("`", "");

function stopped(terminal: Terminal): ExitCode {
  terminal.writeError("latchkey: nothing was written.\n");
  return 2;
}

interface NewOptions {
  readonly scenario: Scenario | undefined;
  readonly given: Answers;
  readonly out: string | undefined;
  readonly list: boolean;
  readonly format: "text" | "json";
  readonly dryRun: boolean;
  readonly force: boolean;
}

function optionsOf(args: readonly string[]): NewOptions {
  const { values, positionals } = readArguments(args, {
    set: { type: "string", multiple: true, default: [] },
    out: { type: "string" },
    list: { type: "boolean", default: false },
    format: { type: "string", default: "text" },
    "dry-run": { type: "boolean", default: false },
    force: { type: "boolean", default: false },
  });
  const [name, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError("new takes the name of one scenario.");
  const format = textOrJson(values.format);
  if (format === "json" && !values.list) throw new UsageError("--format belongs to --list.");
  return {
    scenario: name === undefined ? undefined : scenarioNamed(name),
    given: answersIn(values.set),
    out: values.out,
    list: values.list,
    format,
    dryRun: values["dry-run"],
    force: values.force,
  };
}

function scenarioNamed(name: string): Scenario {
  const found = scenarios.find(({ id }) => id === name);
  if (found) return found;
  const near = nearest(
    name,
    scenarios.map(({ id }) => id),
  );
  throw new UsageError(
    `There is no scenario "${name}"${near ? `; did you mean ${near}?` : "."} latchkey new --list shows them.`,
  );
}

function answersIn(pairs: readonly string[]): Answers {
  const answers: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`--set takes key=value, not "${pair}".`);
    const key = pair.slice(0, at);
    if (Object.hasOwn(answers, key)) throw new UsageError(`--set ${key} is given twice.`);
    answers[key] = pair.slice(at + 1);
  }
  return answers;
}

/** The answers with defaults for what was left out; undefined where somebody who was asked gave up. */
async function answersFor(
  scenario: Scenario,
  given: Answers,
  catalog: Catalog,
  terminal: Terminal,
): Promise<Answers | undefined> {
  const unknown = Object.keys(given).find((id) => !scenario.questions.some((question) => question.id === id));
  if (unknown !== undefined) throw new UsageError(unknownAnswer(scenario, unknown));
  const first = judgeAnswers(scenario, given, catalog);
  const problems = first.faults.map(({ question, value, message }) => `--set ${question.id}=${value}: ${message}`);
  if (problems.length > 0) throw new UsageError(`These answers do not work:\n${listed(problems)}`);
  const asks = first.missing.length > 0 && terminal.lines !== undefined;
  if (first.missing.length > 0 && !asks)
    throw new UsageError(
      `${scenario.id} needs more answers:\n${listed(
        first.missing.map(({ id, title, placeholder }) => `--set ${id}=…  ${title} (${placeholder})`),
      )}`,
    );
  const answers = asks ? await askAnswers(scenario, given, catalog, terminal) : first.answers;
  if (answers === undefined) return undefined;
  const { unasked } = judgeAnswers(scenario, { ...given, ...answers }, catalog);
  const idle = unasked.find((id) => Object.hasOwn(given, id));
  if (idle !== undefined) throw new UsageError(idleAnswer(scenario, idle));
  return answers;
}

function unknownAnswer({ id, questions }: Scenario, key: string): string {
  const ids = questions.map((question) => question.id);
  const near = nearest(key, ids);
  return `${id} does not ask for "${key}"; ${near ? `did you mean ${near}?` : `it asks for ${ids.join(", ")}.`}`;
}

function idleAnswer({ questions }: Scenario, id: string): string {
  const asked = questions.find((question) => question.id === id)?.asked;
  return `--set ${id} means something only with ${asked?.is.map((value) => `${asked.id}=${value}`).join(" or ")}.`;
}
