import picomatch from "picomatch/posix.js";
import { type Severity, severities } from "./finding.ts";
import { isKind, type Kind } from "./kind.ts";

/** What the user decided: which files are what, and how loudly rules speak. */
export interface Settings {
  /** A rule's severity instead of its own; `off` silences it. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** Globs over names with forward slashes, and the kind of the files that they match; the first that fits wins. */
  readonly associations: readonly Association[];
  /** Someone else already reports comments, trailing commas, syntax and duplicate members of JSON (VS Code does). */
  readonly jsonSyntaxIsSpokenFor: boolean;
  /** Profiles that the user has beside the files of the workspace, in ~/.aws; empty where that is not to be read. */
  readonly userProfiles: readonly string[];
}

export interface Association {
  readonly files: string;
  readonly kind: Kind;
  /** Whether what is allowed there is a limit, and gives nothing; undefined where nobody says. */
  readonly isLimit?: boolean;
}

export const defaultSettings: Settings = {
  rules: {},
  associations: [],
  jsonSyntaxIsSpokenFor: false,
  userProfiles: [],
};

/** Settings from untrusted values, as an editor or a manifest gives them; what is no setting is left out. */
export function settingsOf(
  value: { readonly rules?: unknown; readonly associations?: unknown },
  base: Settings = defaultSettings,
): Settings {
  const rules: Record<string, Severity | "off"> = { ...base.rules };
  for (const [code, severity] of entriesOf(value.rules)) {
    if (severity === "off" || severities.includes(severity as Severity)) rules[code] = severity as Severity | "off";
  }
  return { ...base, rules, associations: [...associationsOf(value.associations), ...base.associations] };
}

/** The kind that the settings give a file, by its name relative to the workspace. */
export function associationOf(settings: Settings, name: string): Kind | undefined {
  return settings.associations.find(({ files }) => nameMatches(files, name))?.kind;
}

/** Whether all that is said of a file is that it limits what others give: a permissions boundary, an endpoint's policy. */
export function isLimitIn(settings: Settings, name: string): boolean {
  const said = settings.associations.filter(({ files, isLimit }) => isLimit !== undefined && nameMatches(files, name));
  return said.length > 0 && said.every(({ isLimit }) => isLimit);
}

/** Whether a glob matches a name. A glob without a slash matches in every folder; a malformed one matches nothing. */
export function nameMatches(glob: string, name: string): boolean {
  return matcherOf(glob)(name);
}

/** Both shapes: an object of glob to kind, and the manifest's list of `{ files, kind }`. */
function associationsOf(value: unknown): Association[] {
  const pairs = Array.isArray(value) ? value.map((item) => [item?.files, item?.kind] as const) : entriesOf(value);
  return pairs.flatMap(([files, kind]) =>
    typeof files === "string" && files !== "" && isKind(kind) ? [{ files, kind }] : [],
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
}

const matchers = new Map<string, (name: string) => boolean>();

function matcherOf(glob: string): (name: string) => boolean {
  const known = matchers.get(glob);
  if (known) return known;
  const matcher = matcherFor(glob);
  matchers.set(glob, matcher);
  return matcher;
}

function matcherFor(glob: string): (name: string) => boolean {
  try {
    return picomatch(glob.includes("/") ? glob : `**/${glob}`, { dot: true, maxLength: 4096 });
  } catch {
    return () => false;
  }
}
