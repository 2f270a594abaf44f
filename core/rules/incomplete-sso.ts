import type { Fix } from "../finding.ts";
import { addBelow, addSetting } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { listed } from "../model/phrase.ts";
import { lastSetting, profileValue, settingOf } from "../model/profile.ts";
import { credentialSourcesOf } from "../model/profile-chain.ts";
import type { Rule } from "../rule.ts";
import type { Edit } from "../text.ts";
import { entryOf, fixOf } from "../workspace/config-fix.ts";
import {
  type ConfigHome,
  configHomeOf,
  type HomeProfile,
  type HomeSection,
  type HomeSetting,
  placeIn,
} from "../workspace/config-home.ts";
import { hasMisspelt, hasMisspeltIn } from "../workspace/config-keys.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

const ofPortal = ["sso_start_url", "sso_region"] as const;
const ofRole = ["sso_account_id", "sso_role_name"] as const;

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html */
export const incompleteSso: Rule = {
  code: "incomplete-sso",
  kinds: configKinds,
  severity: "error",
  summary: "A sign-in by IAM Identity Center lacks a part.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      for (const profile of home.set.profiles.values()) yield* inProfile(profile, home, workspace);
      for (const [name, sections] of home.set.sessions) yield* inSession(name, sections, workspace);
    },
  },
};

function* inProfile(
  profile: HomeProfile,
  { extent, set }: ConfigHome,
  workspace: WorkspaceView,
): Generator<WorkspaceDraft> {
  const has = (key: string) => settingOf(profile, key) !== undefined;
  const role = ofRole.filter(has);
  const portal = ofPortal.filter(has);
  const hasSession = has("sso_session");
  if (role.length === 0) {
    yield* withoutRole(profile, hasSession ? "sso_session" : portal[0]);
    return;
  }
  const missing = [
    ...ofRole.filter((key) => !has(key)),
    // The config file may hold the portal where only the credentials file is here.
    ...(hasSession || (extent === "credentials" && portal.length === 0) ? [] : ofPortal.filter((key) => !has(key))),
  ];
  if (missing.length === 0 || hasMisspelt(profile, [...missing, "sso_session"])) return;
  const setting = settingOf(profile, role[0]!)!;
  const session = set.sessions.get(profileValue(profile, "sso_session") ?? "") ?? [];
  if (missing.every((key) => lastSetting(session, key))) {
    yield {
      place: placeIn(setting.file, setting.entry.keySpan),
      message: `${listed(missing)} ${missing.length > 1 ? "stand" : "stands"} in the session, where AWS CLI and boto3 find it; the SDK for JavaScript looks in the profile alone, and stops: “Profile is configured with invalid SSO credentials”.`,
      fixes: fixOf(`Add ${listed(missing)} as in the session`, setting, workspace, ({ ini, section }) => {
        const entry = entryOf(setting, section);
        return entry
          ? joined(missing.map((key) => addBelow(ini, entry, key, lastSetting(session, key)?.entry.value ?? "")))
          : [];
      }),
    };
    return;
  }
  yield {
    place: placeIn(setting.file, setting.entry.keySpan),
    message: `${listed(missing)} ${missing.length > 1 ? "are" : "is"} missing for the sign-in. AWS CLI v1 says “The profile "${profile.name}" is configured to use SSO but is missing required configuration: ${missing.join(", ")}”.`,
    fixes: stubs(setting, missing, [...set.sessions.keys()], workspace),
  };
}

/** By a session that is there, where the portal is missing as a whole; else each setting to fill in. */
function stubs(
  setting: HomeSetting,
  missing: readonly Key[],
  sessions: readonly string[],
  workspace: WorkspaceView,
): Fix[] {
  const add = (title: string, pairs: readonly (readonly [string, string])[]) =>
    fixOf(title, setting, workspace, ({ ini, section }) => {
      const entry = entryOf(setting, section);
      return entry ? joined(pairs.map(([key, value]) => addBelow(ini, entry, key, value))) : [];
    });
  const stub = (keys: readonly Key[]) => keys.map((key) => [key, toFillIn[key]] as const);
  if (sessions.length === 0 || !ofPortal.every((key) => missing.includes(key)))
    return add(`Add ${listed(missing)} to fill in`, stub(missing));
  const rest = stub(missing.filter((key) => !ofPortal.some((other) => other === key)));
  return sessions.slice(0, 3).flatMap((name) => add(`Add sso_session = ${name}`, [["sso_session", name], ...rest]));
}

/** One edit of several at one place. */
function joined([first, ...others]: readonly Edit[]): Edit[] {
  return first ? [{ ...first, text: [first, ...others].map(({ text }) => text).join("") }] : [];
}

type Key = (typeof ofPortal)[number] | (typeof ofRole)[number];

const toFillIn = {
  sso_start_url: "https://<PORTAL>.awsapps.com/start",
  sso_region: "<REGION>",
  sso_account_id: "<ACCOUNT-ID>",
  sso_role_name: "<ROLE-NAME>",
} as const satisfies Record<Key, string>;

/** A session alone gives a token, for CodeCatalyst and its like, and no credentials for AWS. */
function* withoutRole(profile: HomeProfile, key: string | undefined): Generator<WorkspaceDraft> {
  const setting = key === undefined ? undefined : settingOf(profile, key);
  if (!setting || settingOf(profile, "role_arn") || hasMisspelt(profile, ofRole)) return;
  const sources = credentialSourcesOf(profile);
  if (sources.size > (sources.has("sso") ? 1 : 0)) return;
  yield {
    place: placeIn(setting.file, setting.entry.keySpan),
    severity: key === "sso_session" ? "info" : "warning",
    message: `Without sso_account_id and sso_role_name a sign-in gives ${key === "sso_session" ? "a token for tools that take one, and " : ""}no AWS credentials: AWS CLI says “Unable to locate credentials”.`,
  };
}

function* inSession(
  name: string,
  sections: readonly HomeSection[],
  workspace: WorkspaceView,
): Generator<WorkspaceDraft> {
  const [first] = sections;
  // A key region here is meant for sso_region, and has a finding of its own.
  const missing = ofPortal.filter(
    (key) => !lastSetting(sections, key) && !lastSetting(sections, key.replace("sso_", "")),
  );
  if (!first || missing.length === 0) return;
  if (sections.some(({ section }) => hasMisspeltIn(section.entries, "sso-session", missing))) return;
  yield {
    place: placeIn(first.file, first.section.nameSpan),
    message: `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing in the session ${name}, so no profile can sign in with it. AWS CLI v1 says “… is configured to use SSO but is missing required configuration: ${missing.join(", ")}”.`,
    fixes: fixOf(`Add ${listed(missing)} to fill in`, first, workspace, ({ ini, section }) =>
      joined(missing.map((key) => addSetting(ini, section.section, key, toFillIn[key]))),
    ),
  };
}
