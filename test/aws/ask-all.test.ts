// The order in which questions are put, and which are put at all.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Answered, askAll, type KnownAnswers } from "../../aws/ask-all.ts";
import type { AccessAnalyzer, ProblemCode, Question } from "../../aws/contract.ts";

const question = (content: string): Question => ({
  operation: "ValidatePolicy",
  policy: { content, policyType: "IDENTITY_POLICY" },
});
const sound: Answered = { answer: { operation: "ValidatePolicy", findings: [], isCut: false } };
const failed = (code: ProblemCode): Answered => ({ problem: { code, message: "No.", advice: "Do." } });

/** Somebody who is asked, and answers when the test says so. */
function person() {
  const asked: { content: string; answer(answered: Answered): void }[] = [];
  const analyzer: AccessAnalyzer = {
    profiles: async () => [],
    target: async () => failed("offline") as never,
    close() {},
    ask: ({ policy }, { signal }) =>
      new Promise((resolve) => {
        asked.push({ content: policy.content, answer: resolve });
        signal?.addEventListener("abort", () => resolve(failed("cancelled")));
      }),
  };
  const put = (contents: readonly string[], known: KnownAnswers, signal = new AbortController().signal) => {
    const target = { endpoint: "https://analyzer.example", region: "eu-west-1", profile: undefined };
    return askAll(contents.map(question), { analyzer, target, known, asking: { connection: {}, signal } });
  };
  return { asked, put };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("questions about many policies", () => {
  it("are put once where they are equal, the first of them alone, then a few at a time", async () => {
    const { asked, put } = person();
    const answers = put(["a", "b", "a", "c", "d", "e"], new Map());
    await settled();
    assert.deepEqual(
      asked.map(({ content }) => content),
      ["a"],
    );
    asked[0]!.answer(sound);
    await settled();
    assert.deepEqual(
      asked.map(({ content }) => content),
      ["a", "b", "c", "d"],
    );
    for (const { answer } of asked) answer(sound);
    await settled();
    for (const { answer } of asked) answer(sound);
    assert.deepEqual(await answers, Array(6).fill(sound));
    assert.equal(asked.length, 5);
  });

  const ends: { code: ProblemCode; asked: number }[] = [
    { code: "access-denied", asked: 1 },
    { code: "throttled", asked: 1 },
    { code: "policy-refused", asked: 3 },
    { code: "policy-too-large", asked: 3 },
  ];
  for (const { code, asked: count } of ends)
    it(`${count === 1 ? "end" : "go on"} after ${code}`, async () => {
      const { asked, put } = person();
      const answers = put(["a", "b", "c"], new Map());
      await settled();
      asked[0]!.answer(failed(code));
      await settled();
      assert.equal(asked.length, count);
      for (const { answer } of asked) answer(sound);
      assert.deepEqual(await answers, [failed(code), ...Array(2).fill(count === 1 ? undefined : sound)]);
    });

  it("are not put again where the answer is known; where there was none they are", async () => {
    const { asked, put } = person();
    const known: KnownAnswers = new Map();
    const first = put(["a"], known);
    asked[0]!.answer(failed("offline"));
    await first;
    const second = put(["a"], known);
    asked[1]!.answer(sound);
    await second;
    assert.deepEqual(await put(["a"], known), [sound]);
    assert.equal(asked.length, 2);
  });

  it("of one person are no matter of another's who takes theirs back", async () => {
    const { asked, put } = person();
    const known: KnownAnswers = new Map();
    const controller = new AbortController();
    const [taken, kept] = [put(["a"], known, controller.signal), put(["a"], known)];
    controller.abort();
    assert.deepEqual(await taken, [failed("cancelled")]);
    asked[1]!.answer(sound);
    assert.deepEqual(await kept, [sound]);
  });
});
