import { setTimeout as sleep } from "node:timers/promises";

/** How often one question is put at most: to a service that asks for patience, and to one that fails. */
const most = { throttled: 6, failed: 3 };

/** Seconds; whatever the service names. */
const longestWait = 20;

/** Questions a second, after the first few: the service takes only a few, and shares them among all users of an account. */
const perSecond = 4;
const atOnce = 4;

/** When the next question may go out, for all that are asked together. */
export interface Pace {
  turn(signal: AbortSignal): Promise<void>;
  /** Nothing goes out for so many seconds. */
  hold(seconds: number): void;
}

export function createPace(now: () => number = Date.now): Pace {
  let next = 0;
  return {
    async turn(signal) {
      const time = now();
      next = Math.max(next, time - (1000 * (atOnce - 1)) / perSecond);
      const wait = next - time;
      next += 1000 / perSecond;
      if (wait > 0) await sleep(wait, undefined, { signal });
    },
    hold(seconds) {
      next = Math.max(next, now() + seconds * 1000);
    },
  };
}

/** What to do about a failure: `throttled` maybe with the seconds that the service names. */
export type Failure = { readonly kind: "throttled"; readonly seconds?: number } | { readonly kind: "failed" | "final" };

/** Asks again, ever later, as long as that can help. The last failure is thrown. */
export async function withBackOff<T>(
  pace: Pace,
  signal: AbortSignal,
  ask: () => Promise<T>,
  failureOf: (error: unknown) => Failure,
  onWait: ((seconds: number) => void) | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    await pace.turn(signal);
    try {
      return await ask();
    } catch (error) {
      const failure = failureOf(error);
      if (signal.aborted || failure.kind === "final" || attempt >= most[failure.kind]) throw error;
      const named = failure.kind === "throttled" ? failure.seconds : undefined;
      const seconds = Math.min(named ?? 0.3 * 2 ** attempt * (0.75 + Math.random() / 2), longestWait);
      pace.hold(seconds);
      if (failure.kind === "throttled") onWait?.(seconds);
    }
  }
}
