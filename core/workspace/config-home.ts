import type { ConfigDeclared, EntityId, Place } from "../facts/fact.ts";
import type { IniDocument } from "../hosts/document.ts";
import { type AwsConfigFile, type ConfigSection, configOf } from "../model/aws-config.ts";
import {
  type Profile,
  type ProfileSection,
  type ProfileSet,
  type ProfileSetting,
  profileSetOfFiles,
} from "../model/profile.ts";
import { type ChainEnd, chainEndsOf } from "../model/profile-chain.ts";
import type { Span } from "../text.ts";
import type { WorkspaceView } from "./rule.ts";

/** The config and credentials files that tools read together, by the facts about them. */
export interface ConfigHome {
  readonly files: readonly ConfigDeclared[];
  readonly set: HomeSet;
  /**
   * `both`: one config and one credentials file, so that what stands in neither is nowhere. With one of them alone, or
   * several pieces of a text, the rest may be elsewhere.
   */
  readonly extent: "both" | "config" | "credentials" | "several";
  /** Where each profile's credentials come from. */
  readonly ends: ReadonlyMap<HomeProfile, ChainEnd<ConfigDeclared>>;
}

export type HomeProfile = Profile<ConfigDeclared>;
export type HomeSection = ProfileSection<ConfigDeclared>;
export type HomeSetting = ProfileSetting<ConfigDeclared>;
export type HomeSet = ProfileSet<ConfigDeclared>;

/** The files of a home put together; several rules that ask share one answer. */
export function configHomeOf(entity: EntityId, workspace: WorkspaceView): ConfigHome {
  const files = workspace.factsOf(entity, "declares-config");
  const [first] = files;
  const known = first && homes.get(first);
  if (known && known.files.length === files.length && known.files.every((file, i) => file === files[i])) return known;
  const home = homeOfFiles(files);
  if (first) homes.set(first, home);
  return home;
}

export function placeIn({ place }: ConfigDeclared, span: Span): Place {
  return { ...place, span };
}

/** Where a setting's value stands, or its key where it has none. */
export function placeOfValue({ file, entry }: HomeSetting): Place {
  return placeIn(file, entry.value === "" ? entry.keySpan : entry.valueSpan);
}

/** The parsed file behind a fact, for fixes. */
export function documentOf(
  { place }: ConfigDeclared,
  workspace: WorkspaceView,
): { readonly document: IniDocument; readonly config: AwsConfigFile } | undefined {
  const document = workspace.document(place);
  return document?.language === "ini" ? { document, config: configOf(document) } : undefined;
}

/** The parsed section behind a fact: facts hold the sections in the order of the file. */
export function sectionBehind({ file, section }: HomeSection, workspace: WorkspaceView) {
  const found = documentOf(file, workspace);
  const parsed: ConfigSection | undefined = found?.config.sections[file.sections.indexOf(section)];
  return found && parsed ? { ...found, section: parsed } : undefined;
}

const homes = new WeakMap<ConfigDeclared, ConfigHome>();

function homeOfFiles(files: readonly ConfigDeclared[]): ConfigHome {
  const set = profileSetOfFiles(files);
  let ends: ConfigHome["ends"] | undefined;
  return {
    files,
    set,
    extent: extentOf(files),
    get ends() {
      ends ??= chainEndsOf(set);
      return ends;
    },
  };
}

function extentOf(files: readonly ConfigDeclared[]): ConfigHome["extent"] {
  const configs = files.filter(({ kind }) => kind === "aws-config").length;
  const credentials = files.length - configs;
  if (configs === 0) return "credentials";
  if (credentials === 0) return configs > 1 ? "several" : "config";
  return configs === 1 && credentials === 1 ? "both" : "several";
}
