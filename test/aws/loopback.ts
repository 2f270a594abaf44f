// IAM Access Analyzer on this machine: a server that speaks the service's REST-JSON protocol, for the SDK's real client.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { errorShape, misfits, operations } from "./shapes.ts";

/** One request as it came in. */
export interface Asked {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
}

/** What the server does with a request. */
export type Reply =
  | { readonly findings: readonly object[]; readonly pageSize?: number }
  | { readonly result: "PASS" | "FAIL"; readonly message?: string; readonly reasons?: readonly object[] }
  | {
      readonly error: string;
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly more?: object;
    }
  | { readonly raw: string; readonly status?: number; readonly type?: string }
  | { readonly cut: "before" | "inside" }
  | { readonly never: true }
  /** A space now and then, and never more. */
  | { readonly drip: true };

export interface Loopback {
  readonly url: string;
  readonly port: number;
  readonly requests: Asked[];
  /** What was not as the protocol and the SDK's shapes want it, of either side; nothing in a sound test. */
  readonly complaints: string[];
  /** Decides on each request, at once or later; tests replace it. */
  reply(asked: Asked): Reply | Promise<Reply>;
  /** Requests that were not answered yet when their connection closed. */
  readonly givenUp: Asked[];
  close(): Promise<void>;
}

export async function startLoopback(reply: Loopback["reply"] = () => ({ findings: [] })): Promise<Loopback> {
  const server: Server = createServer((request, response) => void take(request, response));
  const loopback: { -readonly [K in keyof Loopback]: Loopback[K] } = {
    url: "",
    port: 0,
    requests: [],
    complaints: [],
    givenUp: [],
    reply,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await read(request);
    loopback.requests.push(asked);
    response.on("close", () => {
      if (!response.writableEnded) loopback.givenUp.push(asked);
    });
    const reply = await loopback.reply(asked);
    if (!response.destroyed) answer(reply, asked, response);
  }

  async function read(request: IncomingMessage): Promise<Asked> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", "http://loopback");
    const operation = operations.find(({ method, path }) => method === request.method && path === url.pathname);
    const complain = (text: string) => loopback.complaints.push(`${operation?.name ?? url.pathname}: ${text}`);
    if (!operation) complain("there is no such operation");
    const signed =
      /^AWS4-HMAC-SHA256 Credential=[\w-]+\/\d{8}\/([\w-]+)\/access-analyzer\/aws4_request, SignedHeaders=[\w;-]*host[\w;-]*, Signature=[0-9a-f]{64}$/;
    if (!signed.test(request.headers.authorization ?? "")) complain("it is not signed with SigV4");
    if (!/^application\/json/.test(request.headers["content-type"] ?? "")) complain("it is no JSON by its header");
    const body = bodyOf(Buffer.concat(chunks).toString("utf8"), complain);
    if (operation) for (const misfit of misfits(operation.input, body)) complain(misfit);
    const query = Object.fromEntries(url.searchParams);
    return { operation: operation?.name ?? url.pathname, body, query, headers: request.headers };
  }

  function answer(reply: Reply, asked: Asked, response: ServerResponse): void {
    if ("never" in reply) return;
    if ("drip" in reply) {
      response.writeHead(200, { "content-type": "application/json" });
      const dripping = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(dripping));
      return;
    }
    if ("cut" in reply) {
      if (reply.cut === "inside") {
        response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
        response.write('{"findings":[{"findingDetails":"cut he');
        setTimeout(() => response.destroy(), 20);
      } else response.destroy();
      return;
    }
    if ("raw" in reply) {
      response.writeHead(reply.status ?? 200, { "content-type": reply.type ?? "application/json" }).end(reply.raw);
      return;
    }
    if ("error" in reply) {
      const { error, status, message = "no", headers = {}, more = {} } = reply;
      const body = { message, ...more };
      check(errorShape(error), body, error);
      response.writeHead(status, { "content-type": "application/json", "x-amzn-errortype": error, ...headers });
      response.end(JSON.stringify(body));
      return;
    }
    const body = "findings" in reply ? pageOf(reply, asked) : { message: "", reasons: [], ...reply };
    check(operations.find(({ name }) => name === asked.operation)?.output, body, asked.operation);
    response.writeHead(200, { "content-type": "application/json", "x-amzn-requestid": "loopback" });
    response.end(JSON.stringify(body));
  }

  function check(shape: Parameters<typeof misfits>[0] | undefined, body: unknown, name: string): void {
    if (shape !== undefined)
      loopback.complaints.push(...misfits(shape, body).map((misfit) => `${name} out: ${misfit}`));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  loopback.port = (server.address() as AddressInfo).port;
  loopback.url = `http://127.0.0.1:${loopback.port}`;
  return loopback;
}

function bodyOf(text: string, complain: (text: string) => void): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    complain("its body is no JSON");
    return {};
  }
}

/** One page; the token is where the next one begins. */
function pageOf({ findings, pageSize = 100 }: { findings: readonly object[]; pageSize?: number }, { query }: Asked) {
  const from = Number(query.nextToken?.replace("page-", "") ?? 0);
  const next = from + pageSize;
  return { findings: findings.slice(from, next), ...(next < findings.length && { nextToken: `page-${next}` }) };
}

/** A finding in the shape of the protocol. The lines and columns are made up on purpose: nothing may rest on them. */
export function finding(
  issueCode: string,
  paths: readonly (readonly (string | number | object)[])[],
  {
    type = "WARNING",
    details = `AWS says ${issueCode}.`,
    link = `https://docs.aws.amazon.com/IAM/latest/UserGuide/checks.html#${issueCode.toLowerCase()}`,
  } = {},
) {
  const nowhere = { line: 999, column: 999, offset: 999_999 };
  const step = (at: string | number | object) =>
    typeof at === "object" ? at : typeof at === "number" ? { index: at } : { value: at };
  return {
    issueCode,
    findingType: type,
    findingDetails: details,
    learnMoreLink: link,
    locations: paths.map((path) => ({ path: path.map(step), span: { start: nowhere, end: nowhere } })),
  };
}
