import type { SectionType } from "../ini/tree.ts";
import type { SectionRole } from "../model/aws-config.ts";
import type { Span } from "../text.ts";

/** What the files of a workspace declare and mention. */
export type EntityKind = "home" | "account" | "role" | "user" | "bucket" | "key" | "profile" | "sso-session" | "app";

/** An entity's identity: kind and name, with whatever makes the name unique (an ARN, the home of a profile). */
export type EntityId = `${EntityKind}:${string}`;

/** Where a fact stands: offsets are the file's. */
export interface Place {
  readonly file: string;
  /** The index of the document in its file; undefined for files that hold none, such as an app's settings. */
  readonly document?: number;
  readonly span: Span;
}

interface FactBase {
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

/** A trust policy; `entity` is the policy itself by its place (`trustId`), for which role it is may be known or guessed. */
export interface TrustDeclared extends FactBase {
  readonly relation: "declares-trust";
  /** The service principals that an Allow statement admits, as written. */
  readonly services: readonly string[];
  /** Whether an Allow statement admits accounts, users or roles, or everyone. */
  readonly admits: readonly ("people" | "everyone" | "providers")[];
  /** What the role may be called, by what stands around the policy or by its file's name. */
  readonly names: readonly RoleName[];
  /** The words of the Sids, which may tell what the role is for. */
  readonly words: string;
}

/** What a role is called, and how sure that is. */
export interface RoleName {
  readonly name: string;
  readonly arn?: string;
  readonly grounds: Grounds;
}

/** Certain: somebody says so. Likely: a name or a folder suggests it, and what rests on it is only a hint. */
export type Grounds = "certain" | "likely";

/** The manifest says whose trust policy a file holds; `entity` is the trust policy, by its place. */
export interface TrustAssigned extends FactBase {
  readonly relation: "assigns-trust";
  /** The role's ARN, as written. */
  readonly role: string;
}

/** Something says that a service runs under a role: a task definition, a job definition, an app's settings, the manifest. */
export interface RoleRunsService extends FactBase {
  readonly relation: "role-runs-service";
  /** The role's ARN or name, as written. */
  readonly role: string;
  readonly service: string;
  /** What says so, for the message: "The task definition". */
  readonly source: string;
}

/** The settings of an app whose work runs in containers, and the profile that they run under if the settings name one. */
export interface AppRunsTasks extends FactBase {
  readonly relation: "app-runs-tasks";
  /** The folder of the settings, which holds the app's other files; empty for the workspace's own. */
  readonly folder: string;
  readonly profile?: string;
}

export type Fact =
  | ConfigDeclared
  | ProfileDeclared
  | ProfileMentioned
  | SessionDeclared
  | SessionMentioned
  | TrustDeclared
  | TrustAssigned
  | RoleRunsService
  | AppRunsTasks;

export type FactOf<R extends Fact["relation"]> = Extract<Fact, { relation: R }>;
