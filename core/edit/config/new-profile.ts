import { analyzeFile } from "../../analyze.ts";
import type { Catalog } from "../../catalog/index.ts";
import { explainerOf, profileNames } from "../../credentials/explain.ts";
import type { Severity } from "../../finding.ts";
import { readAwsConfig, sectionsOf } from "../../model/aws-config.ts";
import type { Edit, Span } from "../../text.ts";
import { isNewSession, type NewProfile, type ProfileNames, sourcesIn, stepsOf } from "./profile-steps.ts";

/**
 * The sections of a new profile, with that of its session where it is a new one. Values are written as they were given, for
 * {@link faultOfAnswer} has looked at each.
 */
export function newProfileText(profile: NewProfile, names: ProfileNames, eol = "\n"): string {
  return sectionsFor(profile, names)
    .map(({ header, lines }) => [header, ...lines.map(({ key, value }) => `${key} = ${value}`), ""].join(eol))
    .join(eol);
}

/** The change that appends a new profile to a config file: an empty line before it, the file's own ends of lines. */
export function newProfileEdit(text: string, profile: NewProfile, names: ProfileNames): Edit {
  const eol = /\r?\n/.exec(text)?.[0] ?? "\n";
  const isBare = text.replace("\ufeff", "").trim() === "";
  const lead = isBare ? "" : /\n[ \t]*\r?\n[ \t]*$/.test(text) ? "" : /\n[ \t]*$/.test(text) ? eol : eol + eol;
  const end = text.length;
  return { span: { start: end, end }, text: lead + newProfileText(profile, names, eol) };
}

/** What the rules would say about an answer. */
export interface AnswerFault {
  readonly severity: Severity;
  readonly message: string;
}

/**
 * What is wrong with one answer, given the others so far; undefined where nothing is. The rules themselves are asked, of the
 * very line that the answer would become.
 */
export function faultOfAnswer(
  profile: NewProfile,
  key: string,
  names: ProfileNames,
  catalog: Catalog,
): AnswerFault | undefined {
  const value = (profile.answers[key] ?? "").trim();
  const error = (message: string): AnswerFault => ({ severity: "error", message });
  const known = stepsOf(profile, names).find((candidate) => candidate.key === key);
  if (value === "") return known?.optional ? undefined : error("This is needed.");
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(value)) return error("A setting is one line of text.");
  if (key === "name" && names.profiles.includes(value)) return error(`There is a profile ${value} already.`);
  if (key === "name" && value === "DEFAULT")
    return error("Tools read [DEFAULT] in different ways; default is the name.");
  if (key === "source_profile" && !sourcesIn(names).includes(value))
    return error(`There is no profile ${value} with credentials.`);
  // Without a setting the section would be an empty one, which is not the answer's fault.
  const text = newProfileText({ ...profile, answers: { ...profile.answers, region: regionFor(profile, key) } }, names);
  const line = lineFor(text, key);
  if (!line) return undefined;
  const found = analyzeFile({ name: "config", text, association: "aws-config" }, catalog).findings;
  const finding = found.find(({ span }) => span.start < line.end && line.start <= span.end);
  return finding && { severity: finding.severity, message: finding.message };
}

function regionFor({ answers }: NewProfile, key: string): string {
  const own = answers.region ?? "";
  return key === "region" ? own : own.trim() || "us-east-1";
}

/** Where an answer stands in the text: the line of its setting, or the header that it names. */
function lineFor(text: string, key: string): Span | undefined {
  const { sections } = readAwsConfig(text, "aws-config");
  const session = headerLine(text, /^\[sso-session .*$/gm);
  if (key === "name") return headerLine(text, /^\[(?:profile |default\]).*$/gm);
  if (key === "sso_session" && session) return session;
  const isOfSession = key === "sso_start_url" || key === "sso_region";
  const section = isOfSession ? sections[0] : sections.at(-1);
  return section?.entries.get(key)?.span;
}

/** The last such line: a name that breaks its header is no section any more. */
function headerLine(text: string, pattern: RegExp): Span | undefined {
  const match = [...text.matchAll(pattern)].at(-1);
  return match && { start: match.index, end: match.index + match[0].length };
}

interface SectionLines {
  readonly header: string;
  readonly lines: readonly { readonly key: string; readonly value: string }[];
}

function sectionsFor(profile: NewProfile, names: ProfileNames): SectionLines[] {
  const { answers, sort } = profile;
  const lines = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const value = (answers[key] ?? "").trim();
      return value === "" ? [] : [{ key, value }];
    });
  const name = (answers.name ?? "").trim();
  const session = (answers.sso_session ?? "").trim();
  const keys = stepsOf(profile, names)
    .map(({ key }) => key)
    .filter((key) => key !== "name" && key !== "sso_start_url" && key !== "sso_region");
  const own: SectionLines = { header: name === "default" ? "[default]" : `[profile ${name}]`, lines: lines(keys) };
  if (sort !== "sso" || !isNewSession(session, names)) return [own];
  const scope = { key: "sso_registration_scopes", value: "sso:account:access" };
  return [{ header: `[sso-session ${session}]`, lines: [...lines(["sso_start_url", "sso_region"]), scope] }, own];
}

/** What is there in a config file and the credentials file beside it, if there is one. */
export function namesAround(config: string, credentials: string | undefined, catalog: Catalog): ProfileNames {
  const files = {
    config: readAwsConfig(config, "aws-config"),
    credentials: credentials === undefined ? undefined : readAwsConfig(credentials, "aws-credentials"),
  };
  const profiles = profileNames(files);
  const explain = explainerOf(files);
  return {
    profiles,
    // Keys may stand in a credentials file that is elsewhere; then every profile may be one that has some.
    ...(credentials !== undefined && {
      sources: profiles.filter((name) => explain(name).tools.awscli.ok),
    }),
    sessions: [...new Set(sectionsOf(files.config, "sso-session").map(({ name }) => name))],
    regions: catalog.regions,
  };
}
