import type { Kind } from "../kind.ts";
import type { Span } from "../text.ts";
import type { EntityId, FactBase } from "./fact.ts";

/** Certain: somebody says so. Likely: a name or a folder suggests it, and what rests on it is only a hint. */
export type Grounds = "certain" | "likely";

/**
 * What a document is to its owner: whom the role trusts, what a role or user may do, what at most, who may use the bucket
 * or key, a bucket's CORS rules.
 */
export type DocumentUse = "trust" | "permissions" | "boundary" | "resource-policy" | "cors";

/** A policy or CORS configuration; `entity` is the document. */
export interface DocumentDeclared extends FactBase {
  readonly relation: "declares-document";
  readonly kind: Kind;
}

/** The same under each folder that it may be looked for in: its own, and the one above. */
export interface DocumentInFolder extends FactBase {
  readonly relation: "is-in-folder";
  readonly kind: Kind;
  readonly document: EntityId;
}

/**
 * Something says, or suggests, whose a document is. There are two of each, one under the document and one under its
 * owner, so that either can be asked.
 */
export interface DocumentAssigned extends FactBase {
  readonly relation: "assigns-document";
  readonly document: EntityId;
  readonly owner: EntityId;
  /** The owner's ARN where it is known, else its name. */
  readonly ownerName: string;
  readonly use: DocumentUse;
  readonly grounds: Grounds;
  /** What says so, as a sentence begins: "The manifest", "`aws iam create-role`", "The file's name". */
  readonly source: string;
  /** The documents that the same words rather mean, if they are there: a path on a command line may mean several. */
  readonly nearer?: readonly EntityId[];
}

/** The manifest names a file that is nobody's own: an organization's policy, a config file; `entity` is the manifest. */
export interface FileNamed extends FactBase {
  readonly relation: "names-file";
  readonly target: string;
  readonly isPolicy: boolean;
}

/** A command gives the path of a document; `entity` is the script, Makefile or guide. */
export interface PathHandedOver extends FactBase {
  readonly relation: "hands-over-path";
  /** As written, without `file://`. */
  readonly path: string;
  /** Whether it stands without `file://`. Else it is to be found from where the script is, and nothing there makes it. */
  readonly isBare: boolean;
  readonly use: DocumentUse;
  readonly source: string;
}

/** The principals of a trust policy's Allow statements; `entity` is the document. */
export interface TrustDeclared extends FactBase {
  readonly relation: "declares-trust";
  /** The service principals that an Allow statement admits, as written. */
  readonly services: readonly string[];
  /** Whether an Allow statement admits accounts, users or roles, or everyone. */
  readonly admits: readonly ("people" | "everyone" | "providers")[];
  /** The words of the Sids, which may tell what the role is for. */
  readonly words: string;
}

/** A bucket policy that lets in one role or user and nobody else, services apart; `entity` is the document. */
export interface OnlyLetsIn extends FactBase {
  readonly relation: "lets-in-only";
  readonly principal: EntityId;
  readonly name: string;
  /** The principal as written. */
  readonly arn: string;
}

/** Where a name stands. */
export type MentionPlace =
  | "principal"
  | "resource"
  | "condition"
  | "profile-setting"
  | "app-setting"
  | "command"
  | "definition"
  | "manifest";

/** A role, user, bucket, key or account that a file names. `place` is the whole value, `nameSpan` the name in it. */
export interface EntityMentioned extends FactBase {
  readonly relation: "mentions";
  /** The name as written: of a bucket, or of a role or user without its path; an account's digits; a key's ARN. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The ARN that the name stands in, where it does. */
  readonly arn?: string;
  /** The account of the ARN, where it has one; of an account itself its id. */
  readonly account?: string;
  readonly as: MentionPlace;
  /** What it is the value of: an element, a condition key, a setting, an option. */
  readonly of: string;
}

/** Something declares that a role is there, and what it is like: the manifest, or the command that creates it. */
export interface RoleDeclared extends FactBase {
  readonly relation: "declares-role";
  /** The ARN where it is known, else the name. */
  readonly role: string;
  readonly nameSpan: Span;
  /** Seconds. */
  readonly maxSessionDuration?: number;
  readonly managedPolicies: readonly string[];
  /** It gets a policy of which only the command that is run knows the text. */
  readonly hasMore?: true;
  readonly source: string;
}

export interface UserDeclared extends FactBase {
  readonly relation: "declares-user";
  readonly user: string;
  readonly nameSpan: Span;
  readonly managedPolicies: readonly string[];
  /** It gets a policy of which only the command that is run knows the text, or those of a group. */
  readonly hasMore?: true;
  readonly source: string;
}

export interface BucketDeclared extends FactBase {
  readonly relation: "declares-bucket";
  readonly name: string;
  readonly nameSpan: Span;
  /** The owner's twelve digits. */
  readonly account?: string;
  readonly region?: string;
  readonly regionSpan?: Span;
  readonly objectOwnership?: string;
  readonly versioning?: string;
  readonly kmsKey?: string;
  readonly kmsKeySpan?: Span;
  readonly source: string;
}

export interface KeyDeclared extends FactBase {
  readonly relation: "declares-key";
  readonly arn: string;
  readonly nameSpan: Span;
  readonly source: string;
}

/** The manifest lists a bucket among others; `entity` is the manifest. */
export interface BucketListed extends FactBase {
  readonly relation: "lists-bucket";
  readonly bucket: EntityId;
}

/** The manifest gives an account a name. */
export interface AccountDeclared extends FactBase {
  readonly relation: "declares-account";
  readonly id: string;
  readonly name: string;
  readonly organization?: string;
}

/** The manifest itself: the system that it says the folder is. */
export interface ScenarioDeclared extends FactBase {
  readonly relation: "declares-scenario";
  readonly scenario: string;
}

/** CORS rules let in the page of a system; `entity` is the document. */
export interface SystemNamed extends FactBase {
  readonly relation: "names-system";
  readonly scenario: string;
}

/** The manifest says which access it expects. */
export interface AccessExpected extends FactBase {
  readonly relation: "expects-access";
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
  /** All its settings by name. */
  readonly settings: ReadonlyMap<string, AppSetting>;
}

/** The same app under the folder that holds its settings; `entity` is the folder. */
export interface AppInFolder extends FactBase {
  readonly relation: "holds-app";
  readonly app: EntityId;
}

export interface AppSetting {
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** A command line works with a profile, or on a bucket; `entity` is what it names. */
export interface CommandUses extends FactBase {
  readonly relation: "command-uses";
  /** Service and operation: `s3 cp`, `s3api put-bucket-policy`. */
  readonly command: string;
  readonly profile?: string;
  readonly region?: string;
}

/** A placeholder; `entity` is what it stands for, whatever words say it. */
export interface PlaceholderMentioned extends FactBase {
  readonly relation: "mentions-placeholder";
  /** As written. */
  readonly text: string;
}

/** An app's settings, a command or the manifest name a profile; the place is that of the name, and `entity` has no home. */
export interface ProfileNamed extends FactBase {
  readonly relation: "names-profile";
  readonly name: string;
}

export type AccessFact =
  | ProfileNamed
  | PlaceholderMentioned
  | DocumentDeclared
  | DocumentInFolder
  | DocumentAssigned
  | FileNamed
  | PathHandedOver
  | TrustDeclared
  | OnlyLetsIn
  | EntityMentioned
  | RoleDeclared
  | UserDeclared
  | BucketDeclared
  | BucketListed
  | KeyDeclared
  | AccountDeclared
  | ScenarioDeclared
  | SystemNamed
  | AccessExpected
  | RoleRunsService
  | AppRunsTasks
  | AppInFolder
  | CommandUses;
