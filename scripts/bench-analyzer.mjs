// Measures how long a user waits for IAM Access Analyzer beyond AWS's own time: from the request of the editor to the
// merged findings, over a server on this machine that takes a fixed time for its answer.
//
//   node scripts/bench-analyzer.mjs
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ready } from "./ready.mjs";

ready();
const rpc = await import("vscode-languageserver/node");
const { startLoopback, finding } = await import("../test/aws/loopback.ts");
const { cleanEnvironment } = await import("../test/aws/ask.ts");

/** Milliseconds that the server on this machine takes. */
const delay = 100;
const rounds = 20;

const loopback = await startLoopback(async () => {
  await new Promise((resolve) => setTimeout(resolve, delay));
  return {
    findings: [
      finding("INVALID_ACTION", [["Statement", 0, "Action"]], { type: "ERROR" }),
      finding("NEW_CODE", [["Statement", 0, "Resource"]]),
    ],
  };
});

const server = fileURLToPath(new URL("../dist/server.cjs", import.meta.url));
const child = spawn(process.execPath, [server, "--stdio"], {
  env: { ...process.env, ...cleanEnvironment() },
  stdio: ["pipe", "pipe", "inherit"],
});
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(child.stdout),
  new rpc.StreamMessageWriter(child.stdin),
);
for (const method of ["workspace/configuration", "workspace/diagnostic/refresh"])
  connection.onRequest(method, () => [null]);
connection.listen();
await connection.sendRequest("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: { textDocument: { diagnostic: {} } },
});
await connection.sendNotification("initialized", {});

const before = memory();
const loading = await prepare();
const times = [];
for (let i = 0; i <= rounds; i++) times.push(await askOnce(i));
const [first, ...others] = times;
others.sort((a, b) => a - b);
console.log(`from the request to merged findings, over the ${delay} ms of the server, on ${rounds} policies`);
console.log(`  median ${others[rounds / 2].toFixed(1)} ms, slowest ${others.at(-1).toFixed(1)} ms`);
console.log(
  `  the first ${first.toFixed(1)} ms; before it, to load AWS's SDK and say what would be sent: ${loading.toFixed(1)} ms`,
);
console.log(`  memory of the language server: ${before} MB before the first question, ${memory()} MB after the last`);
connection.dispose();
child.kill();
await loopback.close();

/** What the editor does first, and shows while the user decides. */
async function prepare() {
  const started = performance.now();
  await connection.sendRequest("latchkey/analyzer/prepare", { uris: [], connection: { region: "eu-west-1" } });
  return performance.now() - started;
}

/** A policy that was not asked about yet; the pace of the questions is AWS's, not ours, so they are put slowly. */
async function askOnce(i) {
  const uri = `file:///bench/policy-${i}.json`;
  const text = `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListObjectsV2", "Resource": "arn:aws:s3:::lab-${i}" }] }`;
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "json", version: 1, text },
  });
  await pull(uri);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const started = performance.now();
  const result = await connection.sendRequest("latchkey/analyzer/ask", {
    uris: [uri],
    connection: { endpoint: loopback.url, region: "eu-west-1" },
  });
  const items = await pull(uri);
  const time = performance.now() - started - delay;
  if (result.problems.length > 0 || items.length !== 2) throw new Error(JSON.stringify({ result, items }));
  return time;
}

async function pull(uri) {
  return (await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } })).items;
}

function memory() {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
