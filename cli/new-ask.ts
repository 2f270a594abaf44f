// Asks for answers on a terminal, one question after the other, with a way back.
import type { Catalog } from "../core/catalog/index.ts";
import { choicesOf, defaultOf, faultOfAnswer, questionsFor } from "../core/scenarios/ask.ts";
import { scenarios } from "../core/scenarios/index.ts";
import type { Answers, Choice, Question, Scenario } from "../core/scenarios/scenario.ts";
import { scenarioLines } from "./new-list.ts";
import { type LineReader, type Terminal, UsageError } from "./terminal.ts";

/** Which scenario somebody wants; undefined where they give up. */
export async function askScenario(terminal: Terminal): Promise<Scenario | undefined> {
  if (!terminal.lines) throw new UsageError("new takes the name of a scenario; latchkey new --list shows them.");
  terminal.write(`${scenarioLines(scenarios, (index) => `${String(index + 1).padStart(3)}  `)}\n`);
  const lines = terminal.lines();
  try {
    for (;;) {
      const line = await lines.ask("A number or a name: ");
      if (line === undefined) return undefined;
      const value = line.trim();
      const found = scenarios.find(({ id }, index) => id === value || String(index + 1) === value);
      if (found) return found;
      if (value !== "") terminal.write(`There is no “${value}” in the list.\n`);
    }
  } finally {
    lines.close();
  }
}

/**
 * Asks every question that the given answers leave open. An empty line takes the default, "<" goes back to the question
 * before; the end of input gives undefined.
 */
export async function askAnswers(
  scenario: Scenario,
  given: Answers,
  catalog: Catalog,
  terminal: Pick<Terminal, "write" | "lines">,
): Promise<Answers | undefined> {
  const lines = terminal.lines?.();
  if (!lines) return undefined;
  const answers: Record<string, string | undefined> = {};
  const asked: string[] = [];
  terminal.write(`${scenario.title}\nAn empty line takes what stands in brackets; < goes back.\n`);
  try {
    for (;;) {
      const question = questionsFor(scenario, answers).find(({ id }) => answers[id] === undefined);
      if (!question) return answers;
      const fixed = given[question.id];
      if (fixed !== undefined && faultOfAnswer(question, fixed, answers, catalog) === undefined) {
        answers[question.id] = fixed.trim();
        continue;
      }
      const answer = await askQuestion(question, answers, catalog, terminal, lines);
      if (answer === undefined) return undefined;
      if (answer !== back) {
        answers[question.id] = answer;
        asked.push(question.id);
        continue;
      }
      const last = asked.pop();
      if (last === undefined) terminal.write("This is the first question.\n");
      else forgetFrom(scenario, last, answers);
    }
  } finally {
    lines.close();
  }
}

/** Going back to a question takes back what was answered from it on; flags answer their questions anew. */
function forgetFrom({ questions }: Scenario, id: string, answers: Record<string, string | undefined>): void {
  const from = questions.findIndex((question) => question.id === id);
  for (const question of questions.slice(from)) answers[question.id] = undefined;
}

const back = Symbol("back");

async function askQuestion(
  question: Question,
  answers: Answers,
  catalog: Catalog,
  terminal: Pick<Terminal, "write">,
  lines: LineReader,
): Promise<string | typeof back | undefined> {
  const choices = choicesOf(question, catalog);
  const few = choices && choices.length <= 15 ? choices : undefined;
  const standing = defaultOf(question, answers) ?? (question.optional ? "none" : undefined);
  terminal.write(`\n${question.title}${choices ? "" : ` (${question.placeholder})`}\n${few ? choiceLines(few) : ""}`);
  for (;;) {
    const line = await lines.ask(`${question.id}${standing === undefined ? "" : ` [${standing}]`}: `);
    if (line === undefined) return undefined;
    const typed = line.trim();
    if (typed === "<") return back;
    const value = typed === "" ? (defaultOf(question, answers) ?? "") : chosen(typed, few);
    const fault = faultOfAnswer(question, value, answers, catalog);
    if (fault === undefined) return value;
    terminal.write(`  ${fault}\n`);
  }
}

function choiceLines(choices: readonly Choice[]): string {
  const width = Math.max(...choices.map(({ value }) => value.length));
  return choices
    .map(
      ({ value, detail = "" }, index) =>
        `${String(index + 1).padStart(4)}  ${`${value.padEnd(width)}  ${detail}`.trimEnd()}\n`,
    )
    .join("");
}

/** A choice may be given by its number. */
function chosen(typed: string, choices: readonly Choice[] | undefined): string {
  return (/^\d{1,2}$/.test(typed) && choices?.[Number(typed) - 1]?.value) || typed;
}
