import { botocoreView } from "../ini/botocore-view.ts";
import { jsView } from "../ini/js-view.ts";
import { mergedProfiles, type ReadView, type Values, type View } from "../ini/view.ts";
import { type AwsConfigFile, sectionsOf } from "../model/aws-config.ts";
import type { Span } from "../text.ts";

/** The two files of one home; either may be missing. */
export interface ConfigFiles {
  readonly config: AwsConfigFile | undefined;
  readonly credentials: AwsConfigFile | undefined;
}

export type WhichFile = "config" | "credentials";

/** A place in one of the two files, in its own offsets. */
export interface ConfigPlace {
  readonly in: WhichFile;
  readonly span: Span;
}

/** What one tool reads from both files. */
export interface FilesRead {
  readonly profiles: ReadonlyMap<string, Values>;
  readonly config: ReadView | undefined;
  readonly credentials: ReadView | undefined;
  /** The first file that the tool rejects, with what it says. */
  readonly rejected?: { readonly message: string; readonly place: ConfigPlace };
}

/** The files as AWS CLI and boto3 read them: one that cannot be parsed stops them. */
export function readByCli({ config, credentials }: ConfigFiles): FilesRead {
  const views = {
    config: config && botocoreView(config.ini, "config"),
    credentials: credentials && botocoreView(credentials.ini, "credentials"),
  };
  for (const [name, view] of Object.entries(views) as [WhichFile, View | undefined][]) {
    if (view && !view.ok) {
      return {
        profiles: new Map(),
        config: undefined,
        credentials: undefined,
        rejected: { message: view.message, place: { in: name, span: view.span } },
      };
    }
  }
  return filesRead(views.config, views.credentials);
}

/** The files as the AWS SDK for JavaScript reads them: it takes what it can. */
export function readByJs({ config, credentials }: ConfigFiles): FilesRead {
  return filesRead(config && jsView(config.ini, "config"), credentials && jsView(credentials.ini, "credentials"));
}

function filesRead(config: View | undefined, credentials: View | undefined): FilesRead {
  return {
    profiles: mergedProfiles(config, credentials),
    config: config?.ok ? config : undefined,
    credentials: credentials?.ok ? credentials : undefined,
  };
}

/** Where a profile's key is set, credentials first, as its value is taken; else where the profile begins. */
export function placeOf(files: ConfigFiles, profile: string, key?: string): ConfigPlace | undefined {
  for (const which of ["credentials", "config"] as const) {
    const file = files[which];
    if (!file) continue;
    for (const section of sectionsOf(file, "profile", profile).toReversed()) {
      const entry = key === undefined ? undefined : section.entries.get(key);
      if (entry) return { in: which, span: entry.keySpan };
      if (key === undefined) return { in: which, span: section.headerSpan };
    }
  }
  return key === undefined ? undefined : placeOf(files, profile);
}
