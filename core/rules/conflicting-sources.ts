import type { Fix } from "../finding.ts";
import { configKinds } from "../kind.ts";
import { type CredentialSet, choiceOf } from "../model/credential-order.ts";
import { settingOf } from "../model/profile.ts";
import { hasStaticKeys } from "../model/profile-chain.ts";
import type { Rule } from "../rule.ts";
import { removalOf } from "../workspace/config-fix.ts";
import { configHomeOf, type HomeProfile, type HomeSetting, placeIn } from "../workspace/config-home.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html */
export const conflictingSources: Rule = {
  code: "conflicting-sources",
  kinds: configKinds,
  severity: "error",
  summary: "A profile has several sources of credentials, of which tools take different ones or none.",
  check: {
    *home(entity, workspace) {
      const { profiles } = configHomeOf(entity, workspace).set;
      for (const profile of profiles.values()) {
        yield* excluding(profile, workspace) ?? differing(profile, workspace);
        yield* skippedRole(profile, profiles);
      }
    },
  },
};

/** What AWS CLI stops at. */
function excluding(profile: HomeProfile, workspace: WorkspaceView): WorkspaceDraft[] | undefined {
  const source = settingOf(profile, "source_profile");
  const other = settingOf(profile, "credential_source");
  if (!source || !other || !settingOf(profile, "role_arn") || settingOf(profile, "web_identity_token_file"))
    return undefined;
  return [
    {
      place: placeIn(other.file, other.entry.keySpan),
      message: `source_profile and credential_source exclude each other. AWS CLI v1 says “The profile "${profile.name}" contains both source_profile and credential_source.”`,
      related: related(other, source, "source_profile stands here."),
      fixes: [
        ...removalOf("Remove credential_source", other, [other], workspace),
        ...removalOf("Remove source_profile", other, [source], workspace),
      ],
    },
  ];
}

/** What tools pick differently, or the SDK for Go refuses to pick from. */
function* differing(profile: HomeProfile, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const { cli, js, all } = choiceOf(profile);
  if (!cli || !js || all.length < 2) return;
  const ofGo = all.filter(({ keys }) => goSources.has(keys[0] ?? ""));
  const isRefused = ofGo.length > 1;
  if (cli.keys[0] === js.keys[0] && !isRefused) return;
  const [kept, given] =
    cli.keys[0] === js.keys[0] ? [cli, ofGo.find(({ keys }) => keys[0] !== cli.keys[0])] : [cli, js];
  const at = given && settingOf(profile, given.keys[0]!);
  const from = settingOf(profile, kept.keys[0]!);
  if (!given || !at || !from) return;
  const go = isRefused ? "; the SDK for Go refuses the profile" : "";
  yield {
    place: placeIn(at.file, at.entry.keySpan),
    severity: "warning",
    message:
      cli.keys[0] === js.keys[0]
        ? `Two sources of credentials in one profile: AWS CLI and the SDK for JavaScript take ${cli.name}${go}.`
        : `Two sources of credentials in one profile: AWS CLI takes ${cli.name}, the SDK for JavaScript ${js.name}${go}.`,
    related: related(at, from, "The other source stands here."),
    fixes: [...keeping(kept, given, profile, at, workspace), ...keeping(given, kept, profile, at, workspace)],
  };
}

/** A source profile with keys of its own ends the chain there, in every tool; the role that it names is not assumed. */
function* skippedRole(profile: HomeProfile, profiles: ReadonlyMap<string, HomeProfile>): Generator<WorkspaceDraft> {
  const reference = settingOf(profile, "source_profile");
  const source = reference && profiles.get(reference.entry.value);
  if (!source || source === profile || !settingOf(profile, "role_arn") || !hasStaticKeys(source)) return;
  const role = settingOf(source, "role_arn");
  // Keys are what a profile that names itself is for.
  if (!role || (settingOf(source, "source_profile")?.entry.value ?? source.name) === source.name) return;
  yield {
    place: placeIn(reference.file, reference.entry.valueSpan),
    severity: "info",
    message: `${source.name} has keys of its own, so tools take those for ${profile.name} and never assume its role.`,
    related: related(reference, role, "This role is left out."),
  };
}

/** "only one credential type may be specified per profile: source profile, credential source, credential process, web identity token" */
const goSources: ReadonlySet<string> = new Set([
  "source_profile",
  "credential_source",
  "credential_process",
  "web_identity_token_file",
]);

function keeping(
  kept: CredentialSet,
  removed: CredentialSet,
  profile: HomeProfile,
  at: HomeSetting,
  workspace: WorkspaceView,
): Fix[] {
  const settings = removed.keys.flatMap((key) => settingOf(profile, key) ?? []);
  return removalOf(`Keep ${kept.name} and remove ${removed.keys[0]}`, at, settings, workspace);
}

function related(from: HomeSetting, { file, entry }: HomeSetting, message: string) {
  const isElsewhere = file.place.file !== from.file.place.file;
  return [{ ...(isElsewhere && { file: file.place.file }), span: entry.keySpan, message }];
}
