import type { Catalog } from "../catalog/index.ts";
import type { EntityId, EntityKind, Fact, FactOf, Place } from "../facts/fact.ts";
import type { Draft } from "../finding.ts";
import type { Document } from "../hosts/document.ts";

/** What a rule across files yields: offsets are those of the file that `place` names, and it says which document is meant. */
export interface WorkspaceDraft extends Omit<Draft, "span"> {
  readonly place: Place;
}

/**
 * What a rule across files may ask. Each question is remembered: when an edit changes the facts that answered it, the rule
 * runs again, and else it does not.
 */
export interface WorkspaceView {
  /** The facts about an entity in the order of their files. */
  facts(entity: EntityId): readonly Fact[];
  /** The facts of one relation about an entity. */
  factsOf<R extends Fact["relation"]>(entity: EntityId, relation: R): readonly FactOf<R>[];
  /** Every entity of a kind that some file mentions. */
  entities(kind: EntityKind): readonly EntityId[];
  /** The other roles, users or buckets whose names look like that of one. */
  near(entity: EntityId): readonly EntityId[];
  /** The names of the user's own profiles, which are not among the files. */
  readonly userProfiles: readonly string[];
  /** What AWS has; undefined where the workspace was made without it, and rules that need it say nothing. */
  readonly catalog: Catalog | undefined;
  /** A document by its current text, where facts do not say enough. */
  document(place: Place): Document | undefined;
}

/** A check of one entity, called once for each that the files mention. */
type EntityCheck = (entity: EntityId, workspace: WorkspaceView) => Iterable<WorkspaceDraft>;

export interface WorkspaceRuleChecks {
  /** The config and credentials files that tools read together; asked about as a whole, for their profiles lean on each other. */
  home?: EntityCheck;
  profile?: EntityCheck;
  ssoSession?: EntityCheck;
  role?: EntityCheck;
  user?: EntityCheck;
  bucket?: EntityCheck;
  key?: EntityCheck;
  account?: EntityCheck;
  /** An app's settings. */
  app?: EntityCheck;
  /** A script, Makefile or guide whose commands hand over documents. */
  script?: EntityCheck;
  /** A policy or CORS configuration. */
  document?: EntityCheck;
  /** Something to fill in, by what it stands for. */
  placeholder?: EntityCheck;
  /** Called once, for what compares all names; `entity` is the workspace itself. */
  workspace?: EntityCheck;
  /** A manifest that names a system. */
  manifest?: EntityCheck;
}
