// What people install: exactly these files, small, and at work without anything beside it.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { inflateRawSync } from "node:zlib";
import { cleanEnvironment } from "../aws/ask.ts";
import { finding, startLoopback } from "../aws/loopback.ts";

const root = path.resolve(import.meta.dirname, "../..");
const rulePages = globSync("core/rules/*.md", { cwd: root }).map((page) => `dist/rules/${path.basename(page)}`);

/** The one file that `npm run package` makes of each sort. */
function packaged(ending: "vsix" | "tgz"): string {
  const files = globSync(`dist-packages/*.${ending}`, { cwd: root });
  assert.equal(files.length, 1, `dist-packages/ must hold one .${ending}: run npm run package.`);
  return path.join(root, files[0]!);
}

/** The links and pictures of a page that are no web addresses, without the place within a page. */
function linksIn(page: string): string[] {
  return [...page.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^\w+:/.test(link));
}

describe("the extension", () => {
  it("holds these files and no others", () => {
    const expected = [
      "[Content_Types].xml",
      "extension.vsixmanifest",
      "extension/LICENSE.txt",
      "extension/changelog.md",
      "extension/readme.md",
      "extension/package.json",
      "extension/language-configuration.json",
      "extension/images/access.svg",
      "extension/images/icon.png",
      ...globSync("images/walkthrough/*", { cwd: root }).map((image) => `extension/${image}`),
      "extension/schemas/manifest.schema.json",
      "extension/schemas/policy-names.schema.json",
      "extension/snippets/aws-config.code-snippets",
      "extension/syntaxes/aws-config.tmLanguage.json",
      "extension/dist/client.cjs",
      "extension/dist/server.cjs",
      "extension/dist/aws.cjs",
      "extension/dist/catalog.txt",
      "extension/dist/third-party-licences.txt",
      ...rulePages.map((page) => `extension/${page}`),
    ];
    assert.deepEqual([...zipEntries(packaged("vsix")).keys()].sort(), expected.sort());
  });

  it("has every file that its manifest names", () => {
    const entries = zipEntries(packaged("vsix"));
    const manifest = JSON.parse(entries.get("extension/package.json")!().toString());
    const named = [manifest.main, manifest.icon, ...pathsIn(manifest.contributes)];
    assert.ok(named.length > 3);
    for (const file of named) assert.ok(entries.has(path.posix.join("extension", file)), file);
  });

  it("has a page of its own, which names commands that there are and leads nowhere that is not there", () => {
    const entries = zipEntries(packaged("vsix"));
    const page = entries.get("extension/readme.md")!().toString();
    assert.deepEqual(linksIn(page), []);
    const { commands } = JSON.parse(entries.get("extension/package.json")!().toString()).contributes;
    const titles = commands.map(({ title }: { title: string }) => `Latchkey: ${title}`);
    const named = [...page.matchAll(/\*(Latchkey: [^*]+)\*/g)].map(([, title]) => title!.replaceAll("\n", " "));
    assert.ok(named.length > 3);
    assert.deepEqual(
      named.filter((title) => !titles.includes(title)),
      [],
    );
  });

  it("is smaller than 3 MB", () => assert.ok(statSync(packaged("vsix")).size < 3_000_000));
});

describe("the command line's package", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "latchkey-package-"));
    execFileSync("tar", ["-xzf", packaged("tgz"), "-C", folder]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds these files and no others", () => {
    const expected = [
      "package.json",
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
      "dist/cli.cjs",
      "dist/server.cjs",
      "dist/aws.cjs",
      "dist/catalog.txt",
      "dist/third-party-licences.txt",
      ...rulePages,
      ...globSync("docs/*.md", { cwd: root }),
    ];
    const inside = path.join(folder, "package");
    const files = globSync("**/*", { cwd: inside }).filter((file) => statSync(path.join(inside, file)).isFile());
    assert.deepEqual(files.sort(), expected.sort());
  });

  it("has pages whose links lead to files in it", () => {
    const inside = path.join(folder, "package");
    const pages = globSync(["*.md", "docs/*.md"], { cwd: inside });
    const links = pages.flatMap((page) =>
      linksIn(readFileSync(path.join(inside, page), "utf8")).map((link) => path.join(path.dirname(page), link)),
    );
    assert.ok(links.includes(path.join("dist", "rules", "cors-method.md")));
    assert.deepEqual(
      links.filter((link) => !existsSync(path.join(inside, link))),
      [],
    );
  });

  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const runs = [
    { args: ["--version"], input: "", status: 0, says: new RegExp(version.replaceAll(".", "\\.")) },
    { args: ["explain", "missing-version"], input: "", status: 0, says: /missing-version/ },
    {
      args: ["check", "-", "--stdin-name", "policy.json", "--no-color"],
      input: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListObjectsV2","Resource":"*"}]}',
      status: 1,
      says: /api-operation-as-action/,
    },
  ];

  for (const { args, input, status, says } of runs) {
    it(`runs from where it was unpacked: latchkey ${args.join(" ")}`, () => {
      const answer = runPackaged(args, input);
      assert.equal(answer.status, status, answer.stderr);
      assert.match(answer.stdout, says);
      assert.equal(answer.stderr, "");
    });
  }

  it("asks AWS by the SDK that it brings", { timeout: 20_000 }, async () => {
    const loopback = await startLoopback(() => ({ findings: [finding("FROM_AWS", [["Version"]])] }));
    const child = spawn(node, [program(), "validate", "-", "--stdin-name", "policy.json"], {
      cwd: folder,
      env: {
        ...process.env,
        ...cleanEnvironment(),
        AWS_REGION: "eu-west-1",
        AWS_ENDPOINT_URL_ACCESSANALYZER: loopback.url,
      },
    });
    child.stdin.end('{"Version":"2012-10-17","Statement":[]}');
    let answer = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (answer += chunk));
    await new Promise((resolve) => child.on("close", resolve));
    await loopback.close();
    assert.match(answer, /FROM_AWS/);
    assert.doesNotMatch(answer, /Warning:/);
  });

  it("runs the language server", { timeout: 20_000 }, async () => {
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    const server = spawn(node, [program(), "lsp", "--stdio"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    let answer = "";
    for await (const chunk of server.stdout) {
      answer += chunk;
      if (answer.includes("serverInfo")) break;
    }
    server.kill();
    assert.match(answer, /"serverInfo":\{"name":"latchkey"/);
  });

  /** The Node that Debian ships, where it is there: the oldest that is promised. */
  const node = existsSync("/usr/bin/node") ? "/usr/bin/node" : process.execPath;
  const program = () => path.join(folder, "package/dist/cli.cjs");

  function runPackaged(args: readonly string[], input: string) {
    return spawnSync(node, [program(), ...args], { cwd: folder, input, encoding: "utf8", timeout: 20_000 });
  }
});

/** Every relative path anywhere in a manifest's contributions. */
function pathsIn(value: unknown): string[] {
  if (typeof value === "string") return value.startsWith("./") ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

/** The files of a zip archive, each with a function that reads it: its central directory, and nothing but what vsce writes. */
function zipEntries(file: string): Map<string, () => Buffer> {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf("PK\x05\x06");
  const entries = new Map<string, () => Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const header = zip.readUInt32LE(at + 42);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength!);
    entries.set(name, () => {
      const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
      const data = zip.subarray(start, start + size);
      return method === 0 ? data : inflateRawSync(data);
    });
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  return entries;
}
