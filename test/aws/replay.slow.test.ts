// AWS's own answers about policies that it publishes, with their true paths: sent again by a server on this machine, and
// merged with our findings.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { analyzerCode } from "../../aws/merge.ts";
import { policyToSend } from "../../aws/policy-to-send.ts";
import type { Finding } from "../../core/finding.ts";
import type { JsonDocument } from "../../core/hosts/index.ts";
import { nodeAt, type Path, spanOf } from "../../core/json/node.ts";
import { rules } from "../../core/rules/index.ts";
import { defaultSettings } from "../../core/settings.ts";
import { contains, type Span } from "../../core/text.ts";
import { ask } from "./ask.ts";
import { documentsIn, merged } from "./judge.ts";
import { finding, type Loopback, startLoopback } from "./loopback.ts";

interface Recorded {
  readonly name: string;
  readonly document: object;
  readonly findings: readonly { readonly code: string; readonly type: string; readonly path: (string | number)[] }[];
}

const records = readFileSync(new URL("recorded.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Recorded);

/** Of these AWS names an action and what it acts on in one finding. */
const inTwoPlaces = /^(?:PASS_ROLE|CREATE_SLR|ALLOW_WITH_UNSUPPORTED_TAG)/;

describe("recorded answers of ValidatePolicy", () => {
  let loopback: Loopback;
  before(async () => {
    loopback = await startLoopback();
  });
  after(async () => {
    await loopback.close();
    assert.deepEqual(loopback.complaints, []);
  });

  /** The record's findings as the service sends them: by statement where one finding has several places. */
  function asSent({ findings }: Recorded): object[] {
    const groups = new Map<string, { type: string; code: string; paths: (string | number)[][] }>();
    for (const [i, { code, type, path }] of findings.entries()) {
      const key = inTwoPlaces.test(code) ? `${code} ${path[1]}` : `${code} ${i} alone`;
      const group = groups.get(key) ?? { type, code, paths: [] };
      group.paths.push(path);
      groups.set(key, group);
    }
    return [...groups.values()].map(({ type, code, paths }) => finding(code, paths, { type }));
  }

  const withoutRules = {
    ...defaultSettings,
    rules: Object.fromEntries(rules.map(({ code }) => [code, "off" as const])),
  };
  const layouts: { what: string; text(document: object): string; name: string }[] = [
    { what: "as AWS prints it", name: "policy.json", text: (document) => JSON.stringify(document, undefined, 4) },
    {
      what: "in a fenced block of a tutorial",
      name: "guide.md",
      text: (document) =>
        `# Guide\r\n\r\n> \`\`\`json\r\n${JSON.stringify(document, undefined, 2).replace(/^/gm, "> ").replaceAll("\n", "\r\n")}\r\n> \`\`\`\r\n`,
    },
  ];

  for (const record of records)
    for (const { what, name, text } of layouts)
      it(`${record.name}, ${what}`, async () => {
        const file = { name, text: text(record.document) };
        const [document] = documentsIn(file);
        assert.ok(document?.root);
        const sending = policyToSend(document);
        assert.ok("policy" in sending, JSON.stringify(sending));
        assert.deepEqual(JSON.parse(sending.policy.content), record.document);
        loopback.reply = () => ({ findings: asSent(record), pageSize: 3 });
        const answered = await ask({
          question: { operation: "ValidatePolicy", policy: sending.policy },
          connection: { endpoint: loopback.url },
        });
        assert.ok("answer" in answered, JSON.stringify(answered));

        const both = merged(file, [[answered.answer]]);
        const alone = merged(file, [[answered.answer]], { settings: withoutRules });
        for (const { code, path } of record.findings) {
          const where = `${code} at ${path.join(".")}`;
          const whole = spanInFile(document, path);
          const isHere = (one: Finding): boolean => one.awsCode === code && isAt(one, path, whole);
          const same = both.findings.filter(isHere);
          assert.deepEqual(
            same.map((one) => one.confirmed),
            [true],
            `${where} once`,
          );
          const shown = alone.findings.filter(
            (one) => isHere(one) || (one.awsCode === code && one.related.some(({ span }) => contains(whole, span))),
          );
          assert.ok(shown.length >= 1 && shown.every((one) => one.code === analyzerCode), `${where} of AWS alone`);
        }
        const ids = both.findings.map(({ awsCode, code, span }) => `${awsCode ?? code} ${span.start} ${span.end}`);
        assert.deepEqual(ids, [...new Set(ids)], "each once");
        assert.equal(both.added, 0);
        assert.equal(alone.added, asSent(record).length);
        const marked = alone.findings.map(({ span }) => file.text.slice(span.start, span.end));
        for (const text of marked) assert.match(text, /^[^"\n]+$/, "one value or name is marked");
      });
});

function spanInFile({ root, mapping }: JsonDocument, path: Path): Span {
  const { start, end } =
    path.length === 0 ? { start: root!.offset, end: root!.offset + 1 } : spanOf(nodeAt(root, path)!);
  return { start: mapping.toFile(start), end: mapping.toFile(end) };
}

/** In the value itself, or on the name of the member that holds it. */
function isAt({ span, path: found }: Finding, path: Path, whole: Span): boolean {
  return JSON.stringify(found) === JSON.stringify(path) && (contains(whole, span) || span.end < whole.start);
}
