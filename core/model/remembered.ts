import type { Catalog } from "../catalog/index.ts";

/** Enough for the names and ARNs of a large workspace, and a bound on what endless editing leaves behind. */
const most = 20_000;

/**
 * A question about a text and the catalog that remembers its answers: the same actions and ARNs are asked about by several
 * rules, and again after every keystroke.
 */
export function remembered<Answer>(
  ask: (text: string, catalog: Catalog) => Answer,
): (text: string, catalog: Catalog) => Answer {
  const byCatalog = new WeakMap<Catalog, Map<string, Answer>>();
  return (text, catalog) => {
    let answers = byCatalog.get(catalog);
    if (answers === undefined) {
      answers = new Map();
      byCatalog.set(catalog, answers);
    }
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as Answer;
    if (answers.size >= most) answers.clear();
    const answer = ask(text, catalog);
    // A pasted book is not asked about twice, and must not be kept.
    if (text.length < 1000) answers.set(text, answer);
    return answer;
  };
}
