import { botocoreView } from "../ini/botocore-view.ts";
import { jsView } from "../ini/js-view.ts";
import { mergedProfiles, type ReadView, type Values, type View } from "../ini/view.ts";
import type { AwsConfigFile, ConfigSection } from "../model/aws-config.ts";
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
export type PlaceOf = (profile: string, key: string) => ConfigPlace | undefined;

/** Looks the places up in both files: once over them, however many places are asked for. */
export function placesIn(files: ConfigFiles): PlaceOf {
  const byName = new Map<string, { readonly in: WhichFile; readonly section: ConfigSection }[]>();
  for (const which of ["config", "credentials"] as const) {
    for (const section of files[which]?.sections ?? []) {
      if (section.role !== "profile") continue;
      const known = byName.get(section.name);
      if (known) known.push({ in: which, section });
      else byName.set(section.name, [{ in: which, section }]);
    }
  }
  return (profile, key) => {
    const sections = byName.get(profile) ?? [];
    const holder = sections.findLast(({ section }) => section.entries.has(key)) ?? sections.at(-1);
    return holder && { in: holder.in, span: holder.section.entries.get(key)?.keySpan ?? holder.section.headerSpan };
  };
}
