// "New…": what can be made, what is asked next, what is wrong with an answer, and the files in the end.
import { choicesOf, defaultOf, faultOfAnswer, generate, judgeAnswers, questionsFor } from "../core/scenarios/ask.ts";
import { findingsOfSet } from "../core/scenarios/check-set.ts";
import { commandLines, manifestPath, readmePath } from "../core/scenarios/compose.ts";
import { scenarios } from "../core/scenarios/index.ts";
import { knownIn } from "../core/scenarios/known.ts";
import { mergeManifest } from "../core/scenarios/merge-manifest.ts";
import type { Answers, Scenario } from "../core/scenarios/scenario.ts";
import type { ServerState } from "./state.ts";

type Params = Readonly<Record<string, unknown>>;

/** Every scenario, to choose from. */
export function scenarioList() {
  return scenarios.map(({ id, title, detail, group }) => ({ id, title, detail, group }));
}

/** The first question that is not answered, and how many there are; none where all are. `uri`: the folder to write to. */
export function scenarioStep(state: ServerState, params: Params) {
  const scenario = scenarioOf(params);
  if (!scenario) return null;
  const answers = answersOf(params);
  const questions = questionsFor(scenario, answers);
  const index = questions.findIndex(({ id }) => answers[id] === undefined);
  const question = questions[index];
  const place = { title: scenario.title, index, count: questions.length };
  if (!question) return place;
  const known = question.known === undefined ? [] : knownFor(state, params)[question.known];
  const choices = choicesOf(question, state.catalog);
  const standing = defaultOf(question, answers);
  return {
    ...place,
    question: {
      id: question.id,
      title: question.title,
      placeholder: question.placeholder,
      optional: question.optional === true,
      list: question.list === true,
      ...(standing !== undefined && { standing }),
      ...(choices && { choices }),
      known: choices
        ? []
        : known.filter(({ value }) => faultOfAnswer(question, value, answers, state.catalog) === undefined),
    },
  };
}

/** What is wrong with an answer, as a sentence, or null. */
export function scenarioFault(state: ServerState, params: Params) {
  const scenario = scenarioOf(params);
  const question = scenario?.questions.find(({ id }) => id === params.key);
  return (question && faultOfAnswer(question, String(params.value), answersOf(params), state.catalog)) ?? null;
}

/** The files that the answers give, each with what becomes of the one that is there; or what speaks against the answers. */
export function scenarioFiles(state: ServerState, params: Params) {
  const scenario = scenarioOf(params);
  if (!scenario) return { problems: ["There is no such set."], files: [] };
  const judged = judgeAnswers(scenario, answersOf(params), state.catalog);
  const problems = [
    ...judged.missing.map(({ id }) => `${id} is needed.`),
    ...judged.faults.map(({ question, message }) => `${question.id}: ${message}`),
  ];
  if (problems.length > 0) return { problems, files: [] };
  const { files, guide } = generate(scenario, judged.answers, state.catalog);
  const folder = String(params.uri).replace(/\/$/, "");
  return {
    problems: findingsOfSet(files, state.catalog),
    files: files.map(({ path, about, text }) => {
      const before = state.document(state.name(`${folder}/${path}`))?.getText();
      const merged = before !== undefined && path === manifestPath ? mergeManifest(before, text) : undefined;
      const after = merged && "text" in merged ? merged.text : text;
      return { path, about, text: after, change: changeOf(before, after, merged !== undefined && "text" in merged) };
    }),
    shows: scenario.group === "set" ? readmePath : (files[0]?.path ?? ""),
    commands: commandLines(guide),
  };
}

function changeOf(
  before: string | undefined,
  after: string,
  isMerged: boolean,
): "new" | "same" | "merged" | "replaced" {
  if (before === undefined) return "new";
  if (before === after) return "same";
  return isMerged ? "merged" : "replaced";
}

function scenarioOf({ scenario }: Params): Scenario | undefined {
  return scenarios.find(({ id }) => id === scenario);
}

function answersOf({ answers }: Params): Answers {
  const given = Object.entries((answers ?? {}) as Params).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(given) as Answers;
}

function knownFor(state: ServerState, { uri }: Params) {
  const name = state.name(`${String(uri).replace(/\/$/, "")}/${manifestPath}`);
  return knownIn(state.project.facts(name), state.project.userProfiles());
}
