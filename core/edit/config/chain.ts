import { explainProfile } from "../../credentials/explain.ts";
import type { Explanation } from "../../credentials/walk.ts";
import type { IniDocument } from "../../hosts/index.ts";
import type { AssistContext } from "../assist.ts";
import { filesOf, homeAround } from "./home.ts";

/** The whole explanation of a profile in a document, for a person. */
export function explanationText(document: IniDocument, profile: string, context: AssistContext): string {
  const { awscli, js } = explainProfile(filesOf(homeAround(document, context)), profile).tools;
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
  const { awscli, js } = explainProfile(filesOf(homeAround(document, context)), profile).tools;
  const told = (tool: Explanation) => (tool.ok ? wayOf(tool, profile) : `stops: “${errorOf(tool)}”`);
  const isOne = awscli.ok && js.ok && isSameWay(awscli, js);
  const ways = isOne
    ? [`AWS CLI and the SDK for JavaScript: ${told(awscli)}`]
    : [`AWS CLI: ${told(awscli)}`, `SDK for JavaScript: ${told(js)}`];
  return [`**${profile}** · profile`, ...ways].join("\n\n");
}

/** Whether both tools go by the same settings. */
export function isSameWay(one: Explanation, other: Explanation): boolean {
  const keysOf = ({ steps }: Explanation) => steps.map(({ place }) => `${place?.in} ${place?.span.start}`).join();
  return keysOf(one) === keysOf(other);
}

/** The steps as one line, of which the header above says whose they are. */
export function wayOf({ steps }: Explanation, profile: string): string {
  const [first = "credentials", ...others] = steps.map(({ text }) => text);
  const rest = others.map((text) => `${/^(?:with|for|the role)\b/.test(text) ? " " : "; "}${text}`).join("");
  const whole = (first.startsWith(`${profile} `) ? first.slice(profile.length + 1) : first) + rest;
  return shortened(whole);
}

/** What a tool prints: a loop names all profiles that it went through. */
export function errorOf({ error = "" }: Explanation): string {
  return shortened(error);
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const longest = 160;
