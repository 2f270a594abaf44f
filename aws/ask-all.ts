import {
  type AccessAnalyzer,
  type Answer,
  type Asking,
  isOfPolicy,
  type Problem,
  type Question,
  type Target,
} from "./contract.ts";

/** Answers that were given, by what was asked of whom. */
export type KnownAnswers = Map<string, Promise<Answered>>;

export type Answered = { readonly answer: Answer } | { readonly problem: Problem };

export interface Run {
  readonly analyzer: AccessAnalyzer;
  readonly asking: Asking;
  readonly target: Target;
  readonly known: KnownAnswers;
  onProgress?(done: number, total: number): void;
}

/** So many questions wait for their answers at a time; the pace is the service's. */
const atOnce = 3;

/**
 * Puts questions one after the other, a few at a time; equal ones once. What stops one for all (no credentials, say) ends the
 * run, and those not asked have no answer.
 */
export async function askAll(questions: readonly Question[], run: Run): Promise<readonly (Answered | undefined)[]> {
  const answers: (Answered | undefined)[] = questions.map(() => undefined);
  let next = 0;
  let done = 0;
  let isOver = false;
  const work = async () => {
    while (next < questions.length && !isOver && !run.asking.signal?.aborted) {
      const index = next++;
      const answered = await askOnce(questions[index]!, run);
      answers[index] = answered;
      isOver ||= "problem" in answered && !isOfPolicy(answered.problem);
      run.onProgress?.(++done, questions.length);
    }
  };
  // The first alone: where it fails, the others would only fail alike, and a person would be asked for three codes.
  const [first] = questions;
  if (first !== undefined) {
    next = 1;
    answers[0] = await askOnce(first, run);
    isOver = "problem" in answers[0] && !isOfPolicy(answers[0].problem);
    run.onProgress?.(++done, questions.length);
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

async function askOnce(question: Question, { analyzer, asking, target, known }: Run): Promise<Answered> {
  const { locale } = asking.connection;
  const key = JSON.stringify([target.endpoint, target.region, locale, question]);
  const earlier = known.get(key);
  if (earlier) return earlier;
  const asked = analyzer.ask(question, asking);
  known.set(key, asked);
  const answered = await asked;
  if ("problem" in answered) known.delete(key);
  return answered;
}
