// Which questions a scenario asks, what is wrong with an answer, and the files that sound answers give.
import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";
import { parseArn } from "../model/arn.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { writeSet } from "./compose.ts";
import type { Answers, Choice, GeneratedFile, Guide, Question, Scenario, SoundAnswers } from "./scenario.ts";

/** The questions that the answers so far leave to be asked, in order. */
export function questionsFor({ questions }: Scenario, answers: Answers): readonly Question[] {
  return questions.filter(({ asked }) => {
    if (asked === undefined) return true;
    const earlier = questions.find(({ id }) => id === asked.id);
    return asked.is.includes(answers[asked.id]?.trim() || (earlier && defaultOf(earlier, answers)) || "");
  });
}

export function choicesOf({ choices }: Question, catalog: Catalog): readonly Choice[] | undefined {
  return typeof choices === "function" ? choices(catalog) : choices;
}

/** What holds where a question is not answered. */
export function defaultOf(question: Question, answers: Answers): string | undefined {
  return typeof question.default === "function" ? question.default(answers) : question.default;
}

/** What is wrong with an answer, as a sentence; undefined where nothing is. The other answers are those given before it. */
export function faultOfAnswer(
  question: Question,
  given: string,
  answers: Answers,
  catalog: Catalog,
): string | undefined {
  const value = given.trim();
  const needed = question.needed ?? "This is needed.";
  if (value === "") return question.optional ? undefined : needed;
  if (value.length > longest) return `This is longer than ${longest} characters.`;
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(value)) return "An answer is one line of text.";
  const choices = choicesOf(question, catalog);
  if (choices) return faultOfChoice(value, choices) ?? question.fault?.(value, answers, catalog);
  const items = question.list ? itemsOf(value) : [value];
  if (items.length === 0) return needed;
  for (const item of items) {
    if (hasPlaceholder(item) || (item === question.placeholder && /[A-Z]{4}/.test(item)))
      return `“${item}” is still a placeholder.`;
    const fault = question.fault?.(item, answers, catalog);
    if (fault !== undefined) return fault;
  }
  const twice = items.find((item, index) => items.indexOf(item) < index);
  return twice === undefined ? question.listFault?.(items) : `${twice} is there twice.`;
}

const longest = 4_000;

function faultOfChoice(value: string, choices: readonly Choice[]): string | undefined {
  const values = choices.map((choice) => choice.value);
  if (values.includes(value)) return undefined;
  const near = values.find((known) => known.toLowerCase() === value.toLowerCase()) ?? nearest(value, values);
  if (near !== undefined) return `“${value}” is no choice; ${near} is.`;
  return values.length > 8 ? `“${value}” is no choice.` : `“${value}” is none of ${values.join(", ")}.`;
}

/** What became of the answers that somebody gave. */
export interface Asked {
  /** With defaults for what was left out. */
  readonly answers: Answers;
  /** Questions without an answer or a default. */
  readonly missing: readonly Question[];
  readonly faults: readonly { readonly question: Question; readonly value: string; readonly message: string }[];
  /** Ids of no question, and of questions that the other answers leave out. */
  readonly unasked: readonly string[];
}

/** Fills in defaults and judges every answer. */
export function judgeAnswers(scenario: Scenario, given: Answers, catalog: Catalog): Asked {
  const answers: Record<string, string | undefined> = {};
  const missing: Question[] = [];
  const faults: Asked["faults"][number][] = [];
  const asked = new Set<string>();
  // A question may hang on an answer, given or by default, that stands before it.
  for (const question of scenario.questions) {
    if (!questionsFor(scenario, answers).includes(question)) continue;
    asked.add(question.id);
    const value = given[question.id]?.trim() ?? defaultOf(question, answers) ?? "";
    if (value === "" && !question.optional) {
      missing.push(question);
      continue;
    }
    const message = faultOfAnswer(question, value, answers, catalog);
    if (message !== undefined) faults.push({ question, value, message });
    answers[question.id] = value;
  }
  const unasked = Object.keys(given).filter((id) => !asked.has(id) && given[id] !== undefined);
  return { answers, missing, faults, unasked };
}

/** What a scenario gives: the files, and how to put them to work. */
export interface GeneratedSet {
  readonly files: readonly GeneratedFile[];
  readonly guide: Guide;
}

/** The files for answers that {@link judgeAnswers} found sound; the manifest is among them, and the README of a set. */
export function generate(scenario: Scenario, answers: Answers, catalog: Catalog): GeneratedSet {
  const made = scenario.make(soundAnswers(scenario, answers, catalog));
  return { files: writeSet(scenario, made), guide: made.guide };
}

function soundAnswers(scenario: Scenario, answers: Answers, catalog: Catalog): SoundAnswers {
  const asked = new Set(questionsFor(scenario, answers).map(({ id }) => id));
  const of = (id: string) => (asked.has(id) ? (answers[id] ?? "").trim() : "");
  return { of, listOf: (id) => itemsOf(of(id)), partition: toldPartition(answers, catalog) ?? "aws" };
}

/** The partition that a Region or an ARN among the answers tells; undefined where none does. */
export function toldPartition(answers: Answers, catalog: Catalog): string | undefined {
  const given = Object.entries(answers).map(([id, value = ""]) => [id, value.trim()] as const);
  const ofRegions = given.map(([id, value]) =>
    /(?:^|-)region$/.test(id) ? catalog.region(value)?.partition : undefined,
  );
  const ofArns = given.map(([, value]) => parseArn(value)?.partition);
  return [...ofRegions, ...ofArns].find((partition) => partition !== undefined);
}

function itemsOf(value: string): string[] {
  return value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
