import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import tls from "node:tls";
import { HttpProxyAgent, HttpsProxyAgent } from "hpagent";
import type { Connection } from "../contract.ts";
import { profileSetting } from "./profiles.ts";

/** How requests leave this machine; in the form that every client of the SDK takes. */
export interface Network {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
  readonly connectionTimeout: number;
  /** `host:port` of the proxy that requests to a host go through; undefined where they go straight. */
  proxyOf(url: URL): string | undefined;
}

export interface NetworkOptions extends Pick<Connection, "proxy" | "profile"> {
  /** Trust the system's own certificates too: where those that Node brings did not do. */
  readonly systemCertificates: boolean;
}

/** The user's proxy and certificates, from the settings, the environment and the AWS config file. Connections are kept open. */
export function networkOf({ proxy, profile, systemCertificates }: NetworkOptions): Network {
  const ca = authorities(profile, systemCertificates);
  const options = { keepAlive: true, maxSockets: 8, ...(ca && { ca }) };
  const [forHttp, forHttps] = [proxyFor("http", proxy), proxyFor("https", proxy)];
  return {
    httpAgent: forHttp
      ? straightWhere(isExempt, new HttpProxyAgent({ ...options, ...via(forHttp, ca) }), http.Agent)
      : new http.Agent(options),
    httpsAgent: forHttps
      ? straightWhere(isExempt, new HttpsProxyAgent({ ...options, ...via(forHttps, ca) }), https.Agent)
      : new https.Agent(options),
    connectionTimeout: 10_000,
    proxyOf(url) {
      const used = url.protocol === "http:" ? forHttp : forHttps;
      return used && !isExempt(url.hostname, url.port) ? used.host : undefined;
    },
  };
}

function via(proxy: URL, ca: string[] | undefined) {
  return { proxy, ...(ca && { proxyRequestOptions: { ca } }) };
}

type Connecting = (
  this: http.Agent,
  options: { readonly host?: string; readonly port?: string | number },
  callback: unknown,
) => unknown;

/** The proxy's agent, but for the hosts that NO_PROXY names. */
function straightWhere<A extends http.Agent>(
  exempt: (host: string, port: string) => boolean,
  agent: A,
  plain: { readonly prototype: object },
): A {
  const through = (agent as unknown as { createConnection: Connecting }).createConnection;
  const straight = (plain.prototype as { createConnection: Connecting }).createConnection;
  const createConnection: Connecting = function (options, callback) {
    const connect = exempt(String(options.host), String(options.port ?? "")) ? straight : through;
    return connect.call(this, options, callback);
  };
  return Object.assign(agent, { createConnection });
}

/** What cannot be read as an address is no proxy, as for other tools. */
function proxyFor(protocol: "http" | "https", given: string | undefined): URL | undefined {
  const address = given || environment(`${protocol}_proxy`) || environment("all_proxy");
  if (!address) return undefined;
  const written = address.includes("://") ? address : `http://${address}`;
  return URL.canParse(written) && /^https?:/i.test(written) ? new URL(written) : undefined;
}

/** Names in NO_PROXY: `*`, a host, a domain with or without its dot, each maybe with a port. */
function isExempt(host: string, port: string): boolean {
  const names =
    environment("no_proxy")
      ?.toLowerCase()
      .split(/[\s,]+/) ?? [];
  return names.some((name) => {
    if (name === "") return false;
    if (name === "*") return true;
    const [, domain = "", ofPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(name) ?? [];
    if (ofPort !== undefined && ofPort !== port) return false;
    return host.toLowerCase() === domain || host.toLowerCase().endsWith(`.${domain}`);
  });
}

function environment(name: string): string | undefined {
  return process.env[name] || process.env[name.toUpperCase()] || undefined;
}

/** Certificates beside those that Node trusts by itself; undefined where there are none. A file that cannot be read adds none. */
function authorities(profile: string | undefined, system: boolean): string[] | undefined {
  const bundle = process.env.AWS_CA_BUNDLE || profileSetting(profile, "ca_bundle");
  const own = bundle ? readBundle(bundle) : [];
  if (own.length === 0 && !system) return undefined;
  const { getCACertificates } = tls as { getCACertificates?: (type: "default" | "system") => string[] };
  const usual = getCACertificates?.("default") ?? [
    ...tls.rootCertificates,
    ...readBundle(process.env.NODE_EXTRA_CA_CERTS),
  ];
  return [...usual, ...(system ? (getCACertificates?.("system") ?? []) : []), ...own];
}

function readBundle(file: string | undefined): string[] {
  if (!file) return [];
  try {
    return readFileSync(file, "utf8").match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  } catch {
    return [];
  }
}
