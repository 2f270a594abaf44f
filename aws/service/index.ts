import type { AccessAnalyzer, Answer, Asking, Connection, Problem, Question, Target } from "../contract.ts";
import { answerTo } from "./answers.ts";
import { createPace, withBackOff } from "./back-off.ts";
import { type Client, clientFor } from "./client.ts";
import { failureOf, isUntrustedCertificate } from "./failure.ts";
import { type Attempt, isOfCredentials, missingProfileProblem, problemOf } from "./problems.ts";
import { filesStamp, profileNames } from "./profiles.ts";
import { targetOf } from "./target.ts";

/** Seconds, where the connection does not say. */
const usualTimeout = 30;
/** Seconds that getting credentials may take; a person may have to find a device meanwhile. */
const credentialsTimeout = 180;

/** IAM Access Analyzer behind AWS's SDK. `isRegion` tells which Regions are known, for the words of an error. */
export function createAccessAnalyzer({ isRegion }: { isRegion(code: string): boolean }): AccessAnalyzer {
  // Which Node runs us is the editor's decision; the SDK's advice about it would only be noise.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const clients = new Map<string, Client>();
  const pace = createPace();
  let systemCertificates = false;

  function clientOf(connection: Connection): Client | { readonly problem: Problem } {
    const { profile, region, endpoint, proxy } = connection;
    // What was mended in the config files counts with the next question.
    const key = JSON.stringify([profile, region, endpoint, proxy, systemCertificates, filesStamp()]);
    const known = clients.get(key);
    if (known) return known;
    const client = clientFor(connection, systemCertificates);
    if ("missingProfile" in client) return { problem: missingProfileProblem(client) };
    clients.set(key, client);
    return client;
  }

  function forget(client: Client): void {
    for (const [key, known] of clients) if (known === client) clients.delete(key);
    client.sdk.destroy();
  }

  /** The endpoint is worked out once for each client. */
  const targets = new WeakMap<Client, ReturnType<typeof targetOf>>();
  function knownTargetOf(client: Client): ReturnType<typeof targetOf> {
    const known = targets.get(client) ?? targetOf(client);
    targets.set(client, known);
    return known;
  }

  function attemptOf(client: Client, connection: Connection, target: Target | undefined): Attempt {
    const endpoint = target && new URL(target.endpoint);
    return {
      operation: "ValidatePolicy",
      step: "request",
      profile: client.profile,
      endpoint,
      region: target?.region ?? connection.region,
      isKnownRegion: target !== undefined && isRegion(target.region),
      proxy: endpoint && client.network.proxyOf(endpoint),
      timeout: connection.timeout ?? usualTimeout,
    };
  }

  async function reach(connection: Connection): Promise<{ client: Client; target: Target } | { problem: Problem }> {
    const client = clientOf(connection);
    if ("problem" in client) return client;
    try {
      return { client, target: await knownTargetOf(client) };
    } catch (error) {
      return { problem: problemOf(error, attemptOf(client, connection, undefined)) };
    }
  }

  async function ask(question: Question, asking: Asking): Promise<{ answer: Answer } | { problem: Problem }> {
    const { connection, signal = never } = asking;
    const trustedSystem = systemCertificates;
    const reached = await reach(connection);
    if ("problem" in reached) return reached;
    const { client, target } = reached;
    client.asking = asking;
    const attempt = { ...attemptOf(client, connection, target), operation: question.operation };
    let step: Attempt["step"] = "credentials";
    try {
      await within(credentialsTimeout, signal, async () => client.sdk.config.credentials());
      step = "request";
      const answer = await answerTo(question, connection.locale, (request) =>
        withBackOff(
          pace,
          signal,
          () => within(attempt.timeout, signal, (abortSignal) => request(client.sdk, { abortSignal })),
          failureOf,
          asking.onWait,
        ),
      );
      return { answer };
    } catch (error) {
      // What gives credentials may hang, and would be waited for by the next question too.
      if (step === "credentials") forget(client);
      if (signal.aborted) return { problem: cancelled };
      if (isUntrustedCertificate(error) && !trustedSystem) {
        systemCertificates = true;
        return ask(question, asking);
      }
      const timeout = step === "credentials" ? credentialsTimeout : attempt.timeout;
      const problem = problemOf(error, { ...attempt, step, timeout });
      if (isOfCredentials(problem)) forget(client);
      return { problem };
    }
  }

  return {
    profiles: async () => profileNames(),

    async target(connection) {
      const reached = await reach(connection);
      return "problem" in reached ? reached : { target: reached.target };
    },

    ask,

    close() {
      for (const client of clients.values()) client.sdk.destroy();
      clients.clear();
    },
  };
}

const never = new AbortController().signal;

const cancelled: Problem = {
  code: "cancelled",
  message: "The question was taken back.",
  advice: "Ask again when you like.",
};

/** Gives up after so many seconds, or when the signal says so, whatever the work does about it. */
async function within<T>(seconds: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
  either.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(either.reason);
    either.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work(either), aborted]);
  } finally {
    either.removeEventListener("abort", stop);
  }
}
