// The ways between here and AWS: endpoints, Regions, proxies, certificates.
import assert from "node:assert/strict";
import { execFile as execFileAsync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { promisify } from "node:util";
import type { ProblemCode } from "../../aws/contract.ts";
import { type Attempt, problemOf } from "../../aws/service/problems.ts";
import { type AskOptions, ask, cleanEnvironment, problem } from "./ask.ts";
import { eachLoopback } from "./each-loopback.ts";

const execFile = promisify(execFileAsync);
const certificates = path.join(import.meta.dirname, "certificates");

describe("the way to IAM Access Analyzer", () => {
  const loopback = eachLoopback();

  const closed = "http://127.0.0.1:9";
  const ways: ({ what: string; code: ProblemCode; says: RegExp } & AskOptions)[] = [
    {
      what: "nobody there",
      connection: { endpoint: closed },
      code: "offline",
      says: /127\.0\.0\.1:9 cannot be reached/,
    },
    {
      what: "nobody there by a name",
      connection: { endpoint: "http://localhost:9" },
      code: "offline",
      says: /^localhost:9 cannot be reached/,
    },
    {
      what: "a Region that cannot be one",
      connection: { region: "not a region" },
      code: "unknown-region",
      says: /"not a region"/,
    },
    { what: "no Region", connection: { region: "" }, code: "no-region", says: /No Region/ },
    ...["analyzer.example", "localhost:8000", "ftp://analyzer.example", "https://", "file:///etc"].map((endpoint) => ({
      what: `an endpoint that is ${endpoint}`,
      connection: { endpoint },
      code: "endpoint" as const,
      says: /no web address/,
    })),
    {
      what: "a proxy that is not there",
      connection: { endpoint: "http://analyzer.example", proxy: closed },
      code: "proxy",
      says: /127\.0\.0\.1:9/,
    },
  ];
  for (const { what, code, says, ...options } of ways)
    it(`${what}: ${code}`, async () => {
      const found = await problem(options);
      assert.equal(found.code, code, JSON.stringify(found));
      assert.match(found.message, says);
    });

  it("a Region that no name server knows is none", () => {
    const attempt: Attempt = {
      operation: "ValidatePolicy",
      step: "request",
      profile: undefined,
      endpoint: new URL("https://access-analyzer.eu-nowhere-9.amazonaws.com"),
      region: "eu-nowhere-9",
      isKnownRegion: false,
      proxy: undefined,
      timeout: 30,
    };
    const lost = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    assert.equal(problemOf(lost, attempt).code, "unknown-region");
    assert.equal(problemOf(lost, { ...attempt, isKnownRegion: true }).code, "offline");
    assert.equal(problemOf(lost, { ...attempt, proxy: "proxy.example:3128" }).code, "proxy");
  });

  it("a server that speaks no HTTP gives an answer that cannot be read", async () => {
    const mail = createTcpServer((socket) => socket.end("220 mail.example ESMTP\r\n"));
    const found = await problem({ connection: { endpoint: `http://127.0.0.1:${await listen(mail)}` } });
    mail.close();
    assert.equal(found.code, "bad-answer", JSON.stringify(found));
  });

  const refusals = [
    { answer: "HTTP/1.1 407 Proxy Authentication Required", says: /wants a user name and a password/ },
    { answer: "HTTP/1.1 403 Forbidden", says: /does not let the request through \(HTTP 403\)/ },
    { answer: "HTTP/1.1 502 Bad Gateway", says: /does not let the request through \(HTTP 502\)/ },
    { answer: "", says: /does not let the request through\./ },
    { answer: "SSH-2.0-OpenSSH_9.6", says: /does not let the request through\./ },
  ];
  for (const scheme of ["http", "https"])
    for (const { answer, says } of refusals)
      it(`a proxy that answers "${answer}" to ${scheme} says so, and its password stays unsaid`, async () => {
        const proxy = createHttpServer().on("connect", (_, socket) => socket.end(`${answer}\r\n\r\n`));
        const port = await listen(proxy);
        const found = await problem({
          connection: { endpoint: `${scheme}://analyzer.example`, proxy: `http://ann:s3cret@127.0.0.1:${port}` },
        });
        proxy.close();
        assert.equal(found.code, "proxy", JSON.stringify(found));
        assert.match(found.message, says);
        assert.doesNotMatch(JSON.stringify(found), /s3cret/);
      });

  const proxies = [
    { what: "of the settings", of: (proxy: string) => ({ connection: { proxy } }), through: 1 },
    { what: "of the environment", of: (HTTP_PROXY: string) => ({ environment: { HTTP_PROXY } }), through: 1 },
    { what: "of all protocols", of: (all_proxy: string) => ({ environment: { all_proxy } }), through: 1 },
    {
      what: "but for the hosts in NO_PROXY",
      of: (HTTP_PROXY: string) => ({ environment: { HTTP_PROXY, NO_PROXY: "example.com, 127.0.0.1" } }),
      through: 0,
    },
  ];
  for (const { what, of, through } of proxies)
    it(`the proxy ${what} is taken`, async () => {
      const { proxy, seen } = openProxy();
      const options: AskOptions = of(`http://127.0.0.1:${await listen(proxy)}`);
      const answered = await ask({ ...options, connection: { ...options.connection, endpoint: loopback().url } });
      proxy.close();
      assert.ok("answer" in answered, JSON.stringify(answered));
      assert.equal(seen.length, through);
    });

  describe("with a certificate of one's own network", () => {
    const file = (name: string) => path.join(certificates, name);
    let tls: ReturnType<typeof createHttpsServer>;
    let endpoint: string;
    beforeEach(async () => {
      tls = createHttpsServer(
        { key: readFileSync(file("key.pem")), cert: readFileSync(file("certificate.pem")) },
        (_, response) => response.end('{"findings":[]}'),
      );
      endpoint = `https://127.0.0.1:${await listen(tls)}`;
    });
    afterEach(async () => {
      tls.closeAllConnections();
      await new Promise((resolve) => tls.close(resolve));
    });
    const cases: { what: string; environment: Readonly<Record<string, string | undefined>>; isTrusted: boolean }[] = [
      { what: "nobody vouches for it", environment: {}, isTrusted: false },
      { what: "AWS_CA_BUNDLE does", environment: { AWS_CA_BUNDLE: file("certificate.pem") }, isTrusted: true },
      {
        what: "ca_bundle of the profile does",
        environment: cleanEnvironment({
          config: `[default]\nca_bundle = ${file("certificate.pem")}\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`,
        }),
        isTrusted: true,
      },
      { what: "a bundle that is not there does not", environment: { AWS_CA_BUNDLE: "/nowhere.pem" }, isTrusted: false },
    ];
    for (const { what, environment, isTrusted } of cases)
      it(what, async () => {
        const answered = await ask({ environment, connection: { endpoint } });
        if (isTrusted) return assert.ok("answer" in answered, JSON.stringify(answered));
        assert.ok("problem" in answered);
        assert.equal(answered.problem.code, "certificate", JSON.stringify(answered));
        assert.match(answered.problem.advice, /AWS_CA_BUNDLE/);
      });

    it("a proxy is between", async () => {
      const { proxy, seen } = openProxy();
      const HTTPS_PROXY = `http://ann:s%2Fcret@127.0.0.1:${await listen(proxy)}`;
      const environment = { HTTPS_PROXY, AWS_CA_BUNDLE: file("certificate.pem") };
      const answered = await ask({ environment, connection: { endpoint } });
      const refused = await problem({ environment: { HTTPS_PROXY }, connection: { endpoint } });
      proxy.close();
      assert.ok("answer" in answered, JSON.stringify(answered));
      assert.match(refused.message, /seen through the proxy 127\.0\.0\.1:\d+, is not trusted/);
      const password = `Basic ${Buffer.from("ann:s/cret").toString("base64")}`;
      assert.ok(seen.length > 0 && seen.every((given) => given === password), "with its password");
    });

    // What OpenSSL takes for the system's is found by a variable, on Linux, and read once in a process.
    it("the system does", { skip: process.platform !== "linux" }, async () => {
      const program = `import { ask } from ${JSON.stringify(path.join(import.meta.dirname, "ask.ts"))};
        console.log(JSON.stringify(await ask({ connection: { endpoint: ${JSON.stringify(endpoint)} } })));`;
      const run = async (SSL_CERT_FILE: string) => {
        const env = { ...process.env, SSL_CERT_FILE, SSL_CERT_DIR: "/nowhere" };
        const { stdout } = await execFile(process.execPath, ["--input-type=module", "-e", program], { env });
        return JSON.parse(stdout) as Awaited<ReturnType<typeof ask>>;
      };
      const vouched = await run(file("certificate.pem"));
      assert.ok("answer" in vouched, JSON.stringify(vouched));
      const unknown = await run("/nowhere.pem");
      assert.equal("problem" in unknown && unknown.problem.code, "certificate", JSON.stringify(unknown));
    });
  });
});

/** A proxy that lets everything through, and notes the password of each request. */
function openProxy() {
  const seen: (string | undefined)[] = [];
  const proxy = createHttpServer().on("connect", (request, socket) => {
    seen.push(request.headers["proxy-authorization"]);
    const [host = "", port = ""] = (request.url ?? "").split(":");
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on("error", () => end.destroy());
  });
  return { proxy, seen };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
