import type { AccessAnalyzer, Asking, Connection, Problem } from "../contract.ts";
import { answerTo } from "./answers.ts";
import { createPace, withBackOff } from "./back-off.ts";
import { type Client, clientFor } from "./client.ts";
import { failureOf, isUntrustedCertificate } from "./failure.ts";
import { type Attempt, isOfCredentials, missingProfileProblem, problemOf } from "./problems.ts";
import { profileNames } from "./profiles.ts";
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

  function clientOf(asking: Asking): Client | { readonly problem: Problem } {
    const { profile, region, endpoint, proxy } = asking.connection;
    const key = JSON.stringify([profile, region, endpoint, proxy, systemCertificates]);
    const known = clients.get(key);
    if (known) {
      known.asking = asking;
      return known;
    }
    const client = clientFor(asking, systemCertificates);
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

  async function attemptOf(client: Client, connection: Connection, operation: Attempt["operation"]): Promise<Attempt> {
    const target = await knownTargetOf(client).catch(() => undefined);
    const endpoint = target && new URL(target.endpoint);
    return {
      operation,
      step: "request",
      profile: client.profile,
      endpoint,
      region: target?.region ?? connection.region,
      isKnownRegion: target !== undefined && isRegion(target.region),
      proxy: endpoint && client.network.proxyOf(endpoint),
      timeout: connection.timeout ?? usualTimeout,
    };
  }

  return {
    profiles: async () => profileNames(),

    async target(connection) {
      const client = clientOf({ connection });
      if ("problem" in client) return client;
      try {
        return { target: await knownTargetOf(client) };
      } catch (error) {
        return { problem: problemOf(error, await attemptOf(client, connection, "ValidatePolicy")) };
      }
    },

    async ask(question, asking) {
      const { connection, signal = never } = asking;
      const client = clientOf(asking);
      if ("problem" in client) return client;
      const attempt = await attemptOf(client, connection, question.operation);
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
        if (signal.aborted) return { problem: cancelled };
        if (isUntrustedCertificate(error) && !systemCertificates) {
          systemCertificates = true;
          return this.ask(question, asking);
        }
        const timeout = step === "credentials" ? credentialsTimeout : attempt.timeout;
        const problem = problemOf(error, { ...attempt, step, timeout });
        if (isOfCredentials(problem)) forget(client);
        return { problem };
      }
    },

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
