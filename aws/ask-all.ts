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
export type KnownAnswers = Map<string, Answer>;

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
  const asked = new Map<string, Promise<Answered>>();
  let next = 0;
  let done = 0;
  let isOver = false;
  const askNext = async () => {
    const index = next++;
    const answered = await askOnce(questions[index]!, run, asked);
    answers[index] = answered;
    isOver ||= "problem" in answered && !isOfPolicy(answered.problem);
    run.onProgress?.(++done, questions.length);
  };
  const isLeft = () => next < questions.length && !isOver && !run.asking.signal?.aborted;
  const work = async () => {
    while (isLeft()) await askNext();
  };
  // The first alone: where it fails, the others would only fail alike, and a person would be asked for three codes.
  if (isLeft()) await askNext();
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

/** What another run still waits for is not shared: it may be taken back, or be put with credentials that may not ask. */
async function askOnce(
  question: Question,
  { analyzer, asking, target, known }: Run,
  asked: Map<string, Promise<Answered>>,
): Promise<Answered> {
  const key = JSON.stringify([target.endpoint, target.region, asking.connection.locale, question]);
  const answer = known.get(key);
  if (answer) return { answer };
  const earlier = asked.get(key);
  if (earlier) return earlier;
  const answering = analyzer.ask(question, asking);
  asked.set(key, answering);
  const answered = await answering;
  if ("answer" in answered) known.set(key, answered.answer);
  return answered;
}
