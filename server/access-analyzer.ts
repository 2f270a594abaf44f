// Questions to IAM Access Analyzer, as the client puts them; nothing of it runs before the first.
import type { CancellationToken, Connection as ClientConnection, Range } from "vscode-languageserver";
import { askAll, type KnownAnswers } from "../aws/ask-all.ts";
import {
  type AccessAnalyzer,
  type Answer,
  isOfPolicy,
  type Problem,
  type Question,
  type Target,
} from "../aws/contract.ts";
import { createJudgements } from "./access-analyzer-judgements.ts";
import { type Asked, type AskParams, isAsked, type PolicyOfRun, policiesOf } from "./access-analyzer-policies.ts";
import type { Environment } from "./environment.ts";
import type { ServerState } from "./state.ts";
import { toRange } from "./to-lsp.ts";

/** A policy that is not sent, and why: a clause that goes on after "It is not sent:". */
interface NotSent {
  readonly uri: string;
  readonly reason: string;
  readonly range?: Range;
}

/** What would be sent, and where to. */
interface Prepared {
  readonly target?: Target;
  readonly problem?: Problem;
  readonly policies: number;
  /** All that would be sent of them. */
  readonly texts: readonly string[];
  readonly characters: number;
  readonly notSent: readonly NotSent[];
}

/** What became of a question; counts are there where AWS could be asked at all. */
interface Asking {
  readonly policies?: number;
  readonly confirmed?: number;
  readonly added?: number;
  /** Policies that do not pass a check. */
  readonly failed?: number;
  /** Policies that were changed while the question was under way: what AWS said fits them no more. */
  readonly changed?: number;
  readonly isCut?: boolean;
  readonly notSent: readonly NotSent[];
  readonly problems: readonly Problem[];
}

/** Answers the client's requests, from the server's state once it is there. */
export function provideAccessAnalyzer(
  client: ClientConnection,
  environment: Environment,
  state: () => ServerState | undefined,
): void {
  let loaded: AccessAnalyzer | undefined;
  const known: KnownAnswers = new Map();
  const judgements = createJudgements();
  const analyzer = () => {
    loaded ??= environment.accessAnalyzer();
    return loaded;
  };

  client.onRequest("latchkey/analyzer/profiles", () => analyzer().profiles());

  /** What would be sent, and where to: for the client to show before it asks. */
  client.onRequest("latchkey/analyzer/prepare", async (params: AskParams): Promise<Prepared | null> => {
    const now = state();
    if (!now) return null;
    const found = await analyzer().target(params.connection ?? {});
    const policies = await policiesOf(now, environment, params);
    const texts = policies.flatMap(({ question }) => (question ? textsOf(question) : []));
    return {
      ...found,
      policies: policies.filter(isAsked).length,
      texts,
      characters: texts.reduce((sum, text) => sum + text.length, 0),
      notSent: notSent(now, policies),
    };
  });

  client.onRequest(
    "latchkey/analyzer/ask",
    async (params: AskParams, token: CancellationToken): Promise<Asking | null> => {
      const now = state();
      if (!now) return null;
      const connection = params.connection ?? {};
      const found = await analyzer().target(connection);
      if ("problem" in found) return { problems: [found.problem], notSent: [] };
      const tell = (progress: object) => {
        if (token.isCancellationRequested) return;
        void client.sendNotification("latchkey/analyzer/progress", { id: params.id, ...progress });
      };
      const policies = await policiesOf(now, environment, params);
      const asked = policies.filter(isAsked);
      const answers = await askAll(
        asked.map(({ question }) => question),
        {
          analyzer: analyzer(),
          target: found.target,
          known,
          asking: {
            connection,
            signal: signalOf(token),
            mfaCode: async (device) =>
              (await client.sendRequest<string | null>("latchkey/analyzer/mfaCode", { device }, token)) ?? undefined,
            onWait: (seconds) => tell({ waiting: Math.ceil(seconds) }),
          },
          onProgress: (done, total) => tell({ done, total }),
        },
      );
      const answered = asked.flatMap((policy, i) => {
        const one = answers[i];
        return one && "answer" in one ? [{ ...policy, answer: one.answer }] : [];
      });
      now.judgeBy(judgements.judgeIn(now));
      for (const { name, question, answer } of answered) judgements.note(name, question.policy, answer);
      const names = [...new Set(answered.map(({ name }) => name))];
      now.refresh(names);
      const fitting = answered.filter(({ name, question }) => judgements.fits(now, name, question.policy));
      return {
        policies: answered.length,
        ...judgements.counted(now, names),
        failed: fitting.filter(({ answer }) => isFailed(answer)).length,
        changed: answered.length - fitting.length,
        isCut: answered.some(({ answer }) => "isCut" in answer && answer.isCut),
        notSent: notSent(now, policies),
        problems: problemsOf(asked, answers),
      };
    },
  );

  /** Takes AWS's findings away again: of one file, or of all. */
  client.onRequest("latchkey/analyzer/clear", ({ uri }: { uri?: string }) => {
    const now = state();
    now?.refresh(judgements.forget(uri === undefined ? undefined : now.name(uri)));
    return null;
  });
}

function notSent(state: ServerState, policies: readonly PolicyOfRun[]): NotSent[] {
  return policies.flatMap(({ name, document, reason }) => {
    if (reason === undefined) return [];
    const text = state.document(name);
    return [{ uri: state.uri(name), reason, ...(text && { range: toRange(text, document.span) }) }];
  });
}

function textsOf(question: Question): string[] {
  return [question.policy.content, ...("against" in question ? [question.against] : [])];
}

function isFailed(answer: Answer): boolean {
  return answer.operation !== "ValidatePolicy" && !answer.passes;
}

/** What went wrong, each once; what is one policy's alone, with the name of its file. */
function problemsOf(asked: readonly Asked[], answers: Awaited<ReturnType<typeof askAll>>): Problem[] {
  const problems = new Map<string, Problem>();
  for (const [i, { name }] of asked.entries()) {
    const one = answers[i];
    if (!one || !("problem" in one)) continue;
    const { problem } = one;
    const where = isOfPolicy(problem) && asked.length > 1 ? `${name.split("/").at(-1)}: ` : "";
    const message = `${where}${problem.message}`;
    problems.set(message, { ...problem, message });
  }
  return [...problems.values()];
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
