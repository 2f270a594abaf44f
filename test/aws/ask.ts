// Asks through the real client, as a user with keys in the environment and nothing else does.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccessAnalyzer, Asking, Connection, Policy, Problem, Question } from "../../aws/contract.ts";
import { createAccessAnalyzer } from "../../aws/service/index.ts";

export const policy: Policy = {
  content: '{"Version":"2012-10-17","Statement":[]}',
  policyType: "IDENTITY_POLICY",
};

export const validate: Question = { operation: "ValidatePolicy", policy };

/** Variables that a developer's own environment may have, and that would change where credentials come from. */
const foreign = [
  ..."AWS_PROFILE AWS_REGION AWS_DEFAULT_REGION AWS_SESSION_TOKEN AWS_CA_BUNDLE AWS_ENDPOINT_URL AWS_ENDPOINT_URL_ACCESSANALYZER AWS_ENDPOINT_URL_STS NODE_EXTRA_CA_CERTS".split(
    " ",
  ),
  ..."HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY http_proxy https_proxy all_proxy no_proxy".split(" "),
];

/** An environment with made-up keys, or with `config` as the only source of credentials. */
export function cleanEnvironment({
  config,
  credentials = "",
  ...more
}: Readonly<Record<string, string>> = {}): Record<string, string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-aws-"));
  writeFileSync(join(folder, "config"), config ?? "");
  writeFileSync(join(folder, "credentials"), credentials);
  return {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    HOME: folder,
    USERPROFILE: folder,
    AWS_CONFIG_FILE: join(folder, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    // The pair that AWS prints in its guides.
    AWS_ACCESS_KEY_ID: config === undefined ? "AKIAIOSFODNN7EXAMPLE" : undefined,
    AWS_SECRET_ACCESS_KEY: config === undefined ? "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" : undefined,
    ...more,
  };
}

/** Runs `work` with other environment variables, and puts the old ones back. */
export async function withEnvironment<T>(
  variables: Readonly<Record<string, string | undefined>>,
  work: () => Promise<T>,
): Promise<T> {
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
  const set = (values: Readonly<Record<string, string | undefined>>) => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  set(variables);
  try {
    return await work();
  } finally {
    set(before);
  }
}

export interface AskOptions {
  readonly question?: Question;
  readonly connection?: Connection;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly asking?: Omit<Asking, "connection">;
}

/** One question to a new analyzer; answers, or tells the problem. */
export async function ask({ question = validate, connection = {}, environment = {}, asking = {} }: AskOptions) {
  return withAnalyzer(environment, (analyzer) =>
    analyzer.ask(question, { connection: { region: "eu-west-1", ...connection }, ...asking }),
  );
}

/** One question that fails: why, in words that are sentences. */
export async function problem(options: AskOptions): Promise<Problem> {
  const answered = await ask(options);
  assert.ok("problem" in answered, JSON.stringify(answered));
  const { message, advice } = answered.problem;
  for (const text of [message, advice]) assert.match(text, /^[A-Za-z0-9].*[.!?]$/s, "a sentence");
  return answered.problem;
}

/** What ValidatePolicy said. */
export function validation(answered: Awaited<ReturnType<AccessAnalyzer["ask"]>>) {
  assert.ok("answer" in answered, JSON.stringify(answered));
  assert.ok(answered.answer.operation === "ValidatePolicy");
  return answered.answer;
}

export async function withAnalyzer<T>(
  environment: Readonly<Record<string, string | undefined>>,
  work: (analyzer: AccessAnalyzer) => Promise<T>,
): Promise<T> {
  return withEnvironment({ ...cleanEnvironment(), ...environment }, async () => {
    const analyzer = createAccessAnalyzer({ isRegion: (code) => /^(?:us|eu|ap)-[a-z]+-\d$/.test(code) });
    try {
      return await work(analyzer);
    } finally {
      analyzer.close();
    }
  });
}
