import type { SectionType } from "../ini/tree.ts";
import type { SectionRole } from "../model/aws-config.ts";
import type { Span } from "../text.ts";
import type { AccessFact } from "./fact-access.ts";

/** What the files of a workspace declare and mention. */
export type EntityKind =
  | "home"
  | "account"
  | "role"
  | "user"
  | "bucket"
  | "key"
  | "profile"
  /** A profile by its name alone, in whatever config file it is. */
  | "profile-name"
  | "sso-session"
  | "app"
  /** What holds commands that hand over documents. */
  | "script"
  /** A policy or CORS configuration, by its place: whose it is may be known or guessed. */
  | "document"
  /** What stands beside each other. */
  | "folder"
  | "manifest"
  /** Something to fill in. */
  | "placeholder"
  /** All of them together. */
  | "workspace";

/** An entity's identity: kind and name, with whatever makes the name unique (an ARN, the home of a profile). */
export type EntityId = `${EntityKind}:${string}`;

/** Where a fact stands: offsets are the file's. */
export interface Place {
  readonly file: string;
  /** The index of the document in its file; undefined for files that hold none, such as an app's settings. */
  readonly document?: number;
  readonly span: Span;
}

export interface FactBase {
  readonly entity: EntityId;
  readonly place: Place;
}

/** One of the two files that tools read profiles from. */
export type ConfigFileKind = "aws-config" | "aws-credentials";

/**
 * A config or credentials file, or one printed in Markdown; `entity` is its home: what tools read together with it. The
 * sections are named for what was meant, so that a header with a slip is not also a reference that leads nowhere.
 */
export interface ConfigDeclared extends FactBase {
  readonly relation: "declares-config";
  readonly kind: ConfigFileKind;
  readonly extent: "file" | "excerpt";
  readonly sections: readonly SectionFact[];
}

export interface SectionFact {
  readonly role: SectionRole;
  readonly name: string;
  readonly section: { readonly type: SectionType };
  readonly nameSpan: Span;
  /** From `[` to `]`. */
  readonly headerSpan: Span;
  /** By lower-case key. */
  readonly entries: ReadonlyMap<string, SettingFact>;
}

export interface SettingFact {
  /** As written. */
  readonly key: string;
  /** Without comment and quotes; of a secret, a key id too, only `hidden`, or nothing where nothing is there. */
  readonly value: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
  /** The account that a key id belongs to, as far as it tells. */
  readonly account?: string;
}

/** What stands for the value of a secret. */
export const hidden = "(hidden)";

/** A section declares a profile; the settings in it by lower-case key. */
export interface ProfileDeclared extends FactBase {
  readonly relation: "declares-profile";
  readonly name: string;
  readonly home: string;
  readonly fileKind: ConfigFileKind;
  readonly settings: ReadonlyMap<string, SettingFact>;
}

/** `source_profile = NAME` in the profile `by`. */
export interface ProfileMentioned extends FactBase {
  readonly relation: "mentions-profile";
  readonly name: string;
  readonly home: string;
  readonly by: string;
}

export interface SessionDeclared extends FactBase {
  readonly relation: "declares-sso-session";
  readonly name: string;
  readonly home: string;
  readonly settings: ReadonlyMap<string, SettingFact>;
}

export interface SessionMentioned extends FactBase {
  readonly relation: "mentions-sso-session";
  readonly name: string;
  readonly home: string;
  readonly by: string;
}

/** A profile of that name is declared; `entity` is the name. So that who has the name alone need not look at every profile. */
export interface ProfileOfName extends FactBase {
  readonly relation: "is-name-of";
  readonly profile: EntityId;
}

/** A profile has credentials from one of that name; `entity` is the name. */
export interface ProfileOfSource extends FactBase {
  readonly relation: "is-source-of";
  readonly profile: EntityId;
}

export type ConfigFact =
  | ConfigDeclared
  | ProfileDeclared
  | ProfileMentioned
  | ProfileOfName
  | ProfileOfSource
  | SessionDeclared
  | SessionMentioned;

export type Fact = ConfigFact | AccessFact;

export type FactOf<R extends Fact["relation"]> = Extract<Fact, { relation: R }>;
