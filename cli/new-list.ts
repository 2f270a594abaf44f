import type { Catalog } from "../core/catalog/index.ts";
import { choicesOf, defaultOf } from "../core/scenarios/ask.ts";
import type { Question, Scenario } from "../core/scenarios/scenario.ts";

/** What `latchkey new --list` prints: every scenario with its questions. */
export function listScenarios(scenarios: readonly Scenario[], format: "text" | "json", catalog: Catalog): string {
  if (format === "json")
    return `${JSON.stringify(
      scenarios.map((scenario) => factsOf(scenario, catalog)),
      undefined,
      2,
    )}\n`;
  return `${scenarios.map((scenario) => scenarioText(scenario, catalog)).join("\n")}`;
}

/** A line for each scenario, sets before single files. */
export function scenarioLines(scenarios: readonly Scenario[], lead: (index: number) => string): string {
  const width = Math.max(...scenarios.map(({ id }) => id.length));
  return scenarios
    .map(({ id, title, group }, index) => {
      const heading = group === scenarios[index - 1]?.group ? "" : `${headings[group]}\n`;
      return `${heading}${lead(index)}${id.padEnd(width)}  ${title}`;
    })
    .join("\n");
}

const headings = { set: "Whole sets", file: "Single files" } as const;

function scenarioText({ id, title, detail, questions }: Scenario, catalog: Catalog): string {
  const width = Math.max(...questions.map((question) => question.id.length));
  const lines = questions.map((question) => `    ${question.id.padEnd(width)}  ${questionText(question, catalog)}`);
  return `${id}\n  ${title}: ${detail}.\n${lines.join("\n")}\n`;
}

function questionText(question: Question, catalog: Catalog): string {
  const { title, optional, asked } = question;
  const choices = choicesOf(question, catalog);
  const standing = defaultOf(question, {});
  const notes = [
    ...(choices && choices.length <= 12 ? [choices.map(({ value }) => value).join(" | ")] : []),
    ...(standing === undefined ? [] : [`else ${standing}`]),
    ...(optional ? ["may be left out"] : []),
    ...(asked ? [`with ${asked.is.map((value) => `${asked.id}=${value}`).join(" or ")}`] : []),
  ];
  return notes.length === 0 ? title : `${title} (${notes.join("; ")})`;
}

function factsOf({ id, title, detail, group, questions }: Scenario, catalog: Catalog) {
  return {
    id,
    title,
    detail,
    group,
    questions: questions.map((question) => {
      const choices = choicesOf(question, catalog);
      const standing = defaultOf(question, {});
      return {
        id: question.id,
        title: question.title,
        placeholder: question.placeholder,
        optional: question.optional === true,
        list: question.list === true,
        ...(standing !== undefined && { default: standing }),
        ...(choices && { choices }),
        ...(question.asked && { asked: question.asked }),
      };
    }),
  };
}
