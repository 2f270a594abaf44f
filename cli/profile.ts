import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { nearest } from "../core/catalog/nearest.ts";
import { explainProfile, profileNames } from "../core/credentials/explain.ts";
import type { ConfigFiles, WhichFile } from "../core/credentials/files.ts";
import type { Explanation, Step } from "../core/credentials/walk.ts";
import { readAwsConfig } from "../core/model/aws-config.ts";
import { readText } from "../disk/read.ts";
import { shownName } from "./analysis.ts";
import { readArguments } from "./arguments.ts";
import { textOrJson } from "./options.ts";
import { linesOf } from "./report/positions.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";

/** The two files of a question, by their paths; a file that is not there has none. */
type Paths = Readonly<Record<WhichFile, string | undefined>>;

/** `latchkey profile NAME`: how AWS CLI and the SDK for JavaScript would get credentials, step by step. 0: both do; 1: one does not. */
export function profile(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, {
    config: { type: "string" },
    credentials: { type: "string" },
    format: { type: "string", default: "text" },
  });
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw new UsageError("profile takes the name of one profile.");
  const format = textOrJson(values.format);
  const paths = pathsOf(values, terminal.cwd);
  const texts = { config: textAt(paths.config), credentials: textAt(paths.credentials) };
  if (texts.config === undefined && texts.credentials === undefined)
    throw new UsageError(`Neither ${paths.config} nor ${paths.credentials} can be read; --config names another file.`);
  const files: ConfigFiles = {
    config: texts.config === undefined ? undefined : readAwsConfig(texts.config, "aws-config"),
    credentials: texts.credentials === undefined ? undefined : readAwsConfig(texts.credentials, "aws-credentials"),
  };
  const explained = explainProfile(files, name);
  const { awscli, js } = explained.tools;
  const lines = { config: linesOf(texts.config ?? ""), credentials: linesOf(texts.credentials ?? "") };
  const placed = (step: Step) => {
    const path = step.place && paths[step.place.in];
    if (!step.place || path === undefined) return { text: step.text };
    const { line } = lines[step.place.in].position(step.place.span.start);
    return { text: step.text, file: shownName(path, terminal.cwd), line };
  };
  if (format === "json") {
    const tool = ({ ok, steps, error }: Explanation) => ({
      ok,
      steps: steps.map(placed),
      ...(error !== undefined && { error }),
    });
    terminal.write(
      `${JSON.stringify({ profile: name, tools: { awscli: tool(awscli), js: tool(js) } }, undefined, 2)}\n`,
    );
  } else {
    terminal.write(
      `${toolText("AWS CLI v1 and boto3", awscli, placed)}\n${toolText("AWS SDK for JavaScript v3", js, placed)}`,
    );
    if (awscli.steps.length === 0 && !awscli.ok) terminal.write(otherProfiles(name, profileNames(files)));
  }
  return awscli.ok && js.ok ? 0 : 1;
}

/** What there is where a profile is not. */
function otherProfiles(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near) return `\nDid you mean ${near}?\n`;
  return known.length === 0 ? "" : `\nThere are: ${known.slice(0, 20).join(", ")}${known.length > 20 ? ", …" : ""}.\n`;
}

function toolText(
  tool: string,
  { ok, steps, error }: Explanation,
  placed: (step: Step) => { text: string; file?: string; line?: number },
): string {
  const lines = steps
    .map(placed)
    .map(
      ({ text, file, line }, i) =>
        `  ${i === 0 ? "" : "→ "}${text}${file === undefined ? "" : `  (${file}, line ${line})`}`,
    );
  return `${[tool, ...lines, ok ? "  ✓ credentials" : `  ✗ ${error}`].join("\n")}\n`;
}

/** Named files, each with its neighbour where only one is named; else those that the tools themselves would read. */
function pathsOf({ config, credentials }: { config?: string; credentials?: string }, cwd: string): Paths {
  const beside = (path: string, name: string) => {
    const neighbour = join(dirname(path), name);
    return existsSync(neighbour) ? neighbour : undefined;
  };
  if (config !== undefined || credentials !== undefined) {
    const [one, other] = [config && resolve(cwd, config), credentials && resolve(cwd, credentials)];
    for (const path of [one, other]) if (path) mustRead(path);
    return { config: one || beside(other ?? "", "config"), credentials: other || beside(one ?? "", "credentials") };
  }
  const home = join(homedir(), ".aws");
  return {
    config: process.env.AWS_CONFIG_FILE ?? join(home, "config"),
    credentials: process.env.AWS_SHARED_CREDENTIALS_FILE ?? join(home, "credentials"),
  };
}

function mustRead(path: string): void {
  const reading = readText(path);
  if ("reason" in reading) throw new UsageError(`${path} was not read: ${reading.reason}.`);
}

function textAt(path: string | undefined): string | undefined {
  const reading = path === undefined ? undefined : readText(path);
  return reading && "text" in reading ? reading.text : undefined;
}
