import { explainerOf, explainProfile, type ProfileExplanation } from "../../credentials/explain.ts";
import type { ConfigFiles } from "../../credentials/files.ts";
import type { Explanation } from "../../credentials/walk.ts";
import { homeOf } from "../../facts/facts-of-config.ts";
import type { IniDocument } from "../../hosts/index.ts";
import { configOf, sectionsOf } from "../../model/aws-config.ts";
import type { AssistContext, Lens } from "../assist.ts";

/** Above each profile: how the tools would get its credentials, in few words. */
export function lenses(document: IniDocument, context: AssistContext): Lens[] {
  const explain = explainerOf(filesOf(document, context));
  return sectionsOf(configOf(document), "profile")
    .slice(0, most)
    .map(({ name, headerSpan }) => ({
      span: headerSpan,
      title: titleOf(explain(name)),
      command: { name: "latchkey.explainProfile", args: [name, context.file] },
    }));
}

/** The whole explanation of a profile in a document, for a person. */
export function explanationText(document: IniDocument, profile: string, context: AssistContext): string {
  const { awscli, js } = explainProfile(filesOf(document, context), profile).tools;
  const told = (tool: string, { ok, steps, error }: Explanation) =>
    [
      `## ${tool}`,
      "",
      ...steps.map(({ text }, i) => `${i + 1}. ${text}`),
      "",
      ok ? "It gets credentials." : `It stops, and prints:\n\n> ${error}`,
    ].join("\n");
  return `# How tools get credentials for ${profile}\n\n${told("AWS CLI v1 and boto3", awscli)}\n\n${told("AWS SDK for JavaScript v3", js)}\n`;
}

/** How both tools get credentials for a profile of this document's home, in a few words each. */
export function profileWords(document: IniDocument, profile: string, context: AssistContext): string {
  const { awscli, js } = explainProfile(filesOf(document, context), profile).tools;
  const told = (tool: Explanation) => (tool.ok ? wayOf(tool, profile) : `stops: “${tool.error}”`);
  const isOne = awscli.ok && js.ok && isSameWay(awscli, js);
  const ways = isOne
    ? [`AWS CLI and the SDK for JavaScript: ${told(awscli)}`]
    : [`AWS CLI: ${told(awscli)}`, `SDK for JavaScript: ${told(js)}`];
  return [`**${profile}** · profile`, ...ways].join("\n\n");
}

/** A file of thousands of profiles is no place for as many lenses. */
const most = 300;

/** This document with the other file of its home, as tools read them together. */
function filesOf(document: IniDocument, { facts, file, index, documentsOf }: AssistContext): ConfigFiles {
  const home = homeOf(file);
  const mine = configOf(document);
  const others = facts().flatMap((fact) =>
    fact.relation === "declares-config" && fact.entity === `home:${home}` && fact.kind !== mine.kind
      ? [fact.place]
      : [],
  );
  const place = others.find((other) => other.file !== file || other.document !== index);
  const other = place && documentsOf(place.file)[place.document ?? 0];
  const theirs = other?.language === "ini" ? configOf(other) : undefined;
  return mine.kind === "aws-config" ? { config: mine, credentials: theirs } : { config: theirs, credentials: mine };
}

/** Both tools in one where they go the same way. */
function titleOf({ profile, tools: { awscli, js } }: ProfileExplanation): string {
  const way = (tool: Explanation) => (tool.ok ? `✓ ${wayOf(tool, profile)}` : `✗ ${tool.error}`);
  if (awscli.ok && js.ok && isSameWay(awscli, js)) return way(awscli);
  if (!awscli.ok && !js.ok) return way(awscli);
  return `AWS CLI ${awscli.ok && !js.ok ? "✓" : way(awscli)} · JavaScript ${js.ok && !awscli.ok ? "✓" : way(js)}`;
}

function isSameWay(one: Explanation, other: Explanation): boolean {
  const keysOf = ({ steps }: Explanation) => steps.map(({ place }) => `${place?.in} ${place?.span.start}`).join();
  return keysOf(one) === keysOf(other);
}

/** The steps as one line, of which the header above says whose they are. */
function wayOf({ steps }: Explanation, profile: string): string {
  const [first = "credentials", ...others] = steps.map(({ text }) => text);
  const rest = others.map((text) => `${/^(?:with|for|the role)\b/.test(text) ? " " : "; "}${text}`).join("");
  const whole = (first.startsWith(`${profile} `) ? first.slice(profile.length + 1) : first) + rest;
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
}

const longest = 160;
