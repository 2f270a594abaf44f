import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as rpc from "vscode-languageserver/node";

const cli = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));
const server = fileURLToPath(new URL("../../dist/server.cjs", import.meta.url));

/** CPU milliseconds that a fresh server needs until an open file's first finding is there, and its memory after the scan of a folder. */
export async function measureServer(folder) {
  const first = [];
  for (let i = 0; i < 5; i++)
    first.push(
      await withServer(undefined, async (ask, pid) => {
        await ask.open();
        await ask.pull();
        return cpuOf(pid);
      }),
    );
  const { rss, files } = await withServer(folder, async (ask, pid) => {
    await ask.open();
    let last = -1;
    // The scan is over once the memory has settled and nothing is computed any more.
    for (let cpu = cpuOf(pid); cpu !== last; cpu = cpuOf(pid)) {
      last = cpu;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    return { rss: rssOf(pid), files: readdirSync(folder).length };
  });
  return { firstFinding: first.sort((a, b) => a - b)[2], rss, files };
}

async function withServer(folder, use) {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  connection.onRequest("workspace/configuration", ({ items }) => items.map(() => null));
  connection.listen();
  try {
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: folder ? pathToFileURL(folder).toString() : null,
      workspaceFolders: folder ? [{ uri: pathToFileURL(folder).toString(), name: "bench" }] : [],
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification("initialized", {});
    const uri = "file:///bench/bucket-policy.json";
    const text =
      '{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b" } }';
    return await use(
      {
        open: () =>
          connection.sendNotification("textDocument/didOpen", {
            textDocument: { uri, languageId: "json", version: 1, text },
          }),
        async pull() {
          const { items } = await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
          if (items.length === 0) throw new Error("The server found nothing.");
        },
      },
      child.pid,
    );
  } finally {
    connection.dispose();
    child.kill();
  }
}

/** The wall milliseconds of `latchkey check` over a folder, the median of five. */
export function measureCommandLine(folder) {
  const times = [];
  for (let i = 0; i < 5; i++) {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [cli, "check", "--format", "json", "--fail-on", "never"], {
      cwd: folder,
      maxBuffer: 1e9,
    });
    if (status !== 0) throw new Error(String(stderr));
    times.push(performance.now() - started);
  }
  return { wall: times.sort((a, b) => a - b)[2] };
}

function cpuOf(pid) {
  const fields = readFileSync(join("/proc", String(pid), "stat"), "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  // Ticks are hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function rssOf(pid) {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(join("/proc", String(pid), "status"), "utf8"))[1]) * 1024;
}
