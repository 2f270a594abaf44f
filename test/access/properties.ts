// What holds of every request. The quick tests try each property a few times, the slow ones some thousands.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changed } from "../../core/access/change.ts";
import {
  decide,
  type Explanation,
  explain,
  type ParsedRequest,
  parseRequest,
  type Verdict,
} from "../../core/access/index.ts";
import {
  type Json,
  mapDocuments,
  otherRequest,
  type Request,
  request,
  statement,
  statementsOf,
  withoutUndefined,
} from "./generate.ts";
import { naively, Open } from "./naive.ts";

const rank = { denied: 0, depends: 1, allowed: 2 } as const;

export function testProperties(runs: number, others: number) {
  const check = <T extends unknown[]>(
    name: string,
    arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
    property: (...values: T) => void,
  ) =>
    test(`access: ${name}`, () =>
      fc.assert(
        fc.property(
          ...(arbitraries as unknown as [fc.Arbitrary<unknown>]),
          property as unknown as (value: unknown) => void,
        ),
        { numRuns: runs },
      ));

  check("a request that no Allow holds is never allowed", [request(["Deny"])], (asking: Request) => {
    fc.pre(!isRoot(asking));
    assert.notEqual(verdictOf(asking).answer, "allowed");
  });

  check("the verdict and the proof agree, and the answer is one of three", [request()], (asking: Request) => {
    const { answer, explicit } = explanationOf(asking);
    assert.deepEqual(verdictOf(asking), { answer, explicit });
    assert.ok(answer in rank);
  });

  check(
    "one more Deny never allows more, one more Allow never less",
    [
      request(),
      fc.nat(),
      fc.boolean(),
      statement("identity"),
      statement("resource"),
      statement("trust"),
      statement("rcp"),
    ],
    (asking: Request, at: number, allow: boolean, ...more: Json[]) => {
      const places = placesIn(asking);
      const place = places[at % places.length];
      fc.pre(place !== undefined);
      const role =
        place === "resourcePolicy" && asking.action === "sts:AssumeRole"
          ? 2
          : /^rcps/.test(place)
            ? 3
            : /^(?:resource|endpoint)/.test(place)
              ? 1
              : 0;
      const extra = { ...more[role], Effect: allow ? "Allow" : "Deny" };
      const longer = mapDocuments(asking, (document, where) =>
        where === place ? { ...document, Statement: [...statementsOf(document), extra] } : document,
      );
      const before = rank[verdictOf(asking).answer];
      const after = rank[verdictOf(longer).answer];
      assert.ok(
        allow ? after >= before : after <= before,
        `${place}: ${before} → ${after} by ${JSON.stringify(extra)}`,
      );
    },
  );

  check("order and splitting of statements change nothing", [request()], (asking: Request) => {
    const verdict = verdictOf(asking);
    assert.deepEqual(verdictOf(mapDocuments(asking, reversed)), verdict, "reversed");
    assert.deepEqual(
      verdictOf(mapDocuments(asking, splitLists)),
      verdict,
      "one action, resource and principal a statement",
    );
    assert.deepEqual(
      verdictOf(mapDocuments(asking, (document, where) => (mayBeSplit(where) ? splitDocument(document) : document))),
      verdict,
      "one document a statement",
    );
  });

  check("a second, plainer evaluator says the same", [request()], (asking: Request) => {
    const { answer } = verdictOf(asking);
    let expected: string;
    try {
      expected = naively(asking);
    } catch (error) {
      if (error instanceof Open) return fc.pre(false);
      throw error;
    }
    // It sees no doubt in some of what the first leaves open.
    if (answer !== "depends") assert.equal(answer, expected);
  });

  check(
    "nothing throws, whatever the documents are",
    [request(), fc.json(), fc.nat()],
    (asking: Request, text: string, at: number) => {
      const places = placesIn(asking);
      const place = places[at % Math.max(places.length, 1)];
      const odd = mapDocuments(asking, (document, where) => (where === place ? JSON.parse(text) : document));
      const answers = [
        verdictOf(odd),
        verdictOf({ ...odd, resourcePolicy: text as unknown as Json }),
        explanationOf(odd),
      ];
      for (const { answer } of answers) assert.ok(answer in rank);
      parseRequest(text);
      const parsed = parseRequest(
        JSON.stringify({ ...asking, context: { "a:b": text }, action: text, resource: text }),
      );
      if (!("error" in parsed)) explain(parsed.request, parsed.documents);
    },
  );

  check(
    "a proof, replayed with only the statements that it names, gives the same answer",
    [request()],
    (asking: Request) => {
      const { answer, explicit, gates } = explanationOf(asking);
      const named = new Set(
        gates.flatMap(({ statements }) => statements.map(({ document, path }) => `${document} ${path.join(".")}`)),
      );
      const replayed = mapDocuments(asking, (document, where) => ({
        ...document,
        Statement: statementsOf(document).filter((_, index) => named.has(`${where} Statement.${index}`)),
      }));
      assert.deepEqual(verdictOf(replayed), { answer, explicit });
    },
  );

  check(
    "what is answered without knowing a key stays so whatever the key is",
    [request(), fc.array(fc.nat(), { maxLength: 4 }), fc.boolean()],
    (asking: Request, picks: number[], keepsAccount: boolean) => {
      const keys = Object.keys(asking.context ?? {});
      const forgotten = new Set(picks.map((pick) => keys[pick % Math.max(keys.length, 1)]));
      const vague = withoutUndefined({
        ...asking,
        contextComplete: false,
        context: Object.fromEntries(Object.entries(asking.context ?? {}).filter(([key]) => !forgotten.has(key))),
        resourceAccount: keepsAccount ? asking.resourceAccount : undefined,
      }) as Request;
      const { answer } = verdictOf(vague);
      if (answer !== "depends") assert.equal(verdictOf(asking).answer, answer);
    },
  );

  check(
    "every edit opens its gate, and changes nothing else",
    [request(), fc.integer()],
    (asking: Request, seed: number) => {
      const before = parsedOf(asking);
      for (const { gate, level, edit } of explanationOf(asking).nearest) {
        if (!edit) continue;
        const edited = mapDocuments(asking, (document, where) =>
          where === edit.document ? (changed(document, edit) as Json) : document,
        );
        const opened = explanationOf(edited).gates.find((item) => item.gate === gate && item.level === level);
        assert.equal(opened?.open, true, `${gate}: ${JSON.stringify(edit)}`);
        const after = parsedOf(edited);
        for (const one of fc.sample(otherRequest(), { numRuns: others, seed })) {
          // A trust policy is about one role, and has no Resource that could tell it from others.
          const isSame = one.action === asking.action && (one.resource === asking.resource || gate === "trust");
          if (isSame) continue;
          const other = { ...before.request, ...one };
          assert.deepEqual(
            decide(other, after.documents),
            decide(other, before.documents),
            JSON.stringify({ edit, one }),
          );
        }
      }
    },
  );
}

function isRoot({ principal }: Request): boolean {
  return typeof principal === "string" && principal.endsWith(":root");
}

export function verdictOf(asking: Request): Verdict {
  const { request: asked, documents } = parsedOf(asking);
  const verdict = decide(asked, documents);
  assert.ok(!("error" in verdict), "error" in verdict ? verdict.error : "");
  return verdict;
}

export function explanationOf(asking: Request): Explanation {
  const { request: asked, documents } = parsedOf(asking);
  const explanation = explain(asked, documents);
  assert.ok(!("error" in explanation), "error" in explanation ? explanation.error : "");
  return explanation;
}

function parsedOf(asking: Request): ParsedRequest {
  const parsed = parseRequest(JSON.stringify(asking));
  assert.ok(!("error" in parsed), "error" in parsed ? parsed.error : "");
  return parsed;
}

function placesIn(asking: Request): string[] {
  const places: string[] = [];
  mapDocuments(asking, (document, where) => {
    places.push(where);
    return document;
  });
  return places;
}

function reversed(document: Json): Json {
  return { ...document, Statement: [...statementsOf(document)].reverse() };
}

/** A statement for each combination of the entries in positive lists. */
function splitLists(document: Json): Json {
  return {
    ...document,
    Statement: statementsOf(document).flatMap((item) => splitBy(splitBy([item], "Action"), "Resource")),
  };
}

function splitBy(items: readonly Json[], element: string): Json[] {
  return items.flatMap((item) => {
    const value = item[element];
    return Array.isArray(value) && value.length > 0 ? value.map((entry) => ({ ...item, [element]: entry })) : [item];
  });
}

/** Several documents of these sorts are one: what each allows adds up. */
function mayBeSplit(where: string): boolean {
  return /^(?:identityPolicies|scps|rcps)/.test(where);
}

function splitDocument(document: Json): Json[] {
  const statements = statementsOf(document);
  return statements.length === 0 ? [document] : statements.map((item) => ({ ...document, Statement: [item] }));
}
