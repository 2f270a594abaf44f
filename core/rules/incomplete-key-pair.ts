import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import {
  configHomeOf,
  type HomeProfile,
  type HomeSection,
  type HomeSetting,
  placeIn,
} from "../workspace/config-home.ts";
import { hasMisspelt } from "../workspace/config-keys.ts";
import type { WorkspaceDraft } from "../workspace/rule.ts";

const id = "aws_access_key_id";
const secret = "aws_secret_access_key";
const token = "aws_session_token";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html */
export const incompleteKeyPair: Rule = {
  code: "incomplete-key-pair",
  kinds: configKinds,
  severity: "error",
  summary: "A profile has one half of a key pair, or both halves in two files.",
  check: {
    *home(entity, workspace) {
      for (const profile of configHomeOf(entity, workspace).set.profiles.values()) yield* ofProfile(profile);
    },
  },
};

/** AWS CLI looks for the halves in one file, so that each file's section is looked at; the SDKs put the files together. */
function* ofProfile(profile: HomeProfile): Generator<WorkspaceDraft> {
  const ids = settings(profile, id);
  const secrets = settings(profile, secret);
  const lonelyId = ids.find(({ file }) => !secrets.some((other) => other.file === file));
  const lonelySecret = secrets.find(({ file }) => !ids.some((other) => other.file === file));
  if (lonelyId && lonelySecret) {
    yield {
      ...at(lonelyId),
      message: `The other half of this key pair stands in another file, where AWS CLI and boto3 do not look; AWS CLI v1 says “Partial credentials found in ${provider(lonelyId)}, missing: ${secret}”. The SDKs put both together.`,
      related: related(lonelyId, lonelySecret),
    };
  } else if (lonelyId && ids.length === 1 && !hasMisspelt(profile, [secret])) {
    yield {
      ...at(lonelyId),
      message: `${secret} is missing, and an id alone signs nothing. AWS CLI v1 says “Partial credentials found in ${provider(lonelyId)}, missing: ${secret}”.`,
    };
  } else if (lonelySecret && secrets.length === 1 && !hasMisspelt(profile, [id])) {
    yield {
      ...at(lonelySecret),
      message: `${id} is missing, so that no tool takes this secret; AWS CLI says “Unable to locate credentials”.`,
    };
  }
  const [lonelyToken] = settings(profile, token);
  if (!lonelyToken || ids.length > 0 || secrets.length > 0 || hasMisspelt(profile, [id, secret])) return;
  yield {
    ...at(lonelyToken),
    severity: "warning",
    message: `A session token works only beside the ${id} and ${secret} that it was issued with; alone it is ignored.`,
  };
}

function settings({ sections }: HomeProfile, key: string): HomeSetting[] {
  return sections.flatMap((member: HomeSection) => {
    const entry = member.section.entries.get(key);
    return entry ? [{ ...member, entry }] : [];
  });
}

function at({ file, entry }: HomeSetting) {
  return { place: placeIn(file, entry.keySpan) };
}

function provider({ file }: HomeSetting): string {
  return file.kind === "aws-credentials" ? "shared-credentials-file" : "config-file";
}

function related(from: HomeSetting, { file, entry }: HomeSetting): NonNullable<Draft["related"]> {
  const message = "The other half stands here.";
  const isElsewhere = file.place.file !== from.file.place.file;
  return [{ ...(isElsewhere && { file: file.place.file }), span: entry.keySpan, message }];
}
