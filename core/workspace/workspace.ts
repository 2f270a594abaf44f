import { type FileAnalysis, maxFindings } from "../analyze.ts";
import type { Catalog } from "../catalog/index.ts";
import { nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId, EntityKind, Fact, Place } from "../facts/fact.ts";
import type { Finding } from "../finding.ts";
import type { Document } from "../hosts/document.ts";
import type { Rule } from "../rule.ts";
import { rulesetOf } from "../ruleset.ts";
import { defaultSettings, type Settings } from "../settings.ts";
import { createFileIndex } from "./file-index.ts";
import { findingOfWorkspace } from "./finding.ts";
import { createNearNames } from "./near-names.ts";
import type { WorkspaceDraft, WorkspaceRuleChecks, WorkspaceView } from "./rule.ts";

/** The workspace stage: what all files declare and mention, and the findings between them. */
export interface Workspace {
  /** Takes a file's new analysis; returns the files whose workspace findings changed. */
  set(analysis: FileAnalysis): ReadonlySet<string>;
  /** Takes several at once, as at the start; cheaper than one by one. */
  setAll(analyses: Iterable<FileAnalysis>): ReadonlySet<string>;
  remove(file: string): ReadonlySet<string>;
  /** The workspace rules' findings in a file, in the order of the text. */
  findings(file: string): readonly Finding[];
  /** Every file's facts, for views of links and entities. */
  facts(): Iterable<Fact>;
  /** The facts by entity, for what is asked once and need not be kept up to date. */
  view(): WorkspaceView;
}

/** Hands out a document of a file by its current text; undefined where the file is gone. */
export type DocumentSource = (place: Place) => Document | undefined;

const nodeOf: Readonly<Partial<Record<EntityKind, keyof WorkspaceRuleChecks>>> = {
  home: "home",
  profile: "profile",
  "sso-session": "ssoSession",
  role: "role",
  user: "user",
  bucket: "bucket",
  key: "key",
  account: "account",
  app: "app",
  script: "script",
  document: "document",
  manifest: "manifest",
  placeholder: "placeholder",
  workspace: "workspace",
};

const whole: EntityId = "workspace:";

/** One entity's run of all rules: what it found, and what its answers rested on. */
interface Run {
  readonly findings: readonly { readonly file: string; readonly finding: Finding }[];
  readonly asked: ReadonlySet<string>;
}

/**
 * Keeps the workspace stage up to date. Every entity's rules are run once; what they asked is remembered, so that an edit
 * runs again only what rests on an entity whose facts it changed.
 */
export function createWorkspace(
  documentAt: DocumentSource,
  settings: Settings = defaultSettings,
  catalog?: Catalog,
): Workspace {
  const factsByFile = new Map<string, readonly Fact[]>();
  const filesByQuestion = createFileIndex();
  const entitiesByKind = new Map<EntityKind, Set<EntityId>>();
  const orderByKind = new Map<EntityKind, readonly EntityId[]>();
  const nearByKind = new Map(["role", "user", "bucket"].map((kind) => [kind, createNearNames()]));
  const runs = new Map<EntityId, Run>();
  const askers = new Map<string, Set<EntityId>>();
  const byFile = new Map<string, Map<EntityId, Finding[]>>();
  /** What was answered in this update, in which nothing changes: ten thousand profiles may ask about the one role that they all assume. */
  const answers = new Map<string, readonly Fact[]>();
  const opened = new Map<string, Document | undefined>();
  const rules = rulesetOf(settings);

  function replace(file: string, facts: readonly Fact[], touched: Set<string>): void {
    const before = factsByFile.get(file) ?? none;
    touched.add(textOf(file));
    if (before.length === 0 && facts.length === 0) return;
    for (const fact of before) {
      const { entity } = fact;
      const aspect = aspectOf(fact);
      touched.add(entity).add(aspect);
      filesByQuestion.delete(aspect, file);
      filesByQuestion.delete(entity, file);
      if (!filesByQuestion.has(entity)) forget(entity, touched);
    }
    if (facts.length > 0) factsByFile.set(file, facts);
    else factsByFile.delete(file);
    for (const fact of facts) {
      const { entity } = fact;
      const aspect = aspectOf(fact);
      touched.add(entity).add(aspect);
      filesByQuestion.add(aspect, file);
      if (!filesByQuestion.has(entity)) remember(entity, touched);
      filesByQuestion.add(entity, file);
    }
  }

  function remember(entity: EntityId, touched: Set<string>): void {
    const kind = kindOf(entity);
    touched.add(`${kind}s`);
    orderByKind.delete(kind);
    const all = entitiesByKind.get(kind);
    if (all) all.add(entity);
    else entitiesByKind.set(kind, new Set([entity]));
    for (const name of nearByKind.get(kind)?.add(nameOfEntity(entity)) ?? none) touched.add(nearTo(`${kind}:${name}`));
  }

  function forget(entity: EntityId, touched: Set<string>): void {
    const kind = kindOf(entity);
    touched.add(`${kind}s`);
    for (const name of nearByKind.get(kind)?.delete(nameOfEntity(entity)) ?? none)
      touched.add(nearTo(`${kind}:${name}`));
    entitiesByKind.get(kind)?.delete(entity);
    orderByKind.delete(kind);
  }

  function update(touched: ReadonlySet<string>): ReadonlySet<string> {
    forgetAnswers();
    const stale = new Set<EntityId>();
    for (const what of touched) {
      for (const entity of askers.get(what) ?? none) stale.add(entity);
      // One that came or went; what became of any other is found in what it asked.
      const entity = what as EntityId;
      if ((filesByQuestion.has(what) || entity === whole) !== runs.has(entity) && nodeOf[kindOf(entity)])
        stale.add(entity);
    }
    const changed = new Set<string>();
    for (const entity of stale) rerun(entity, changed);
    forgetAnswers();
    return changed;
  }

  function forgetAnswers(): void {
    opened.clear();
    answers.clear();
  }

  /** Several findings and fixes of one update ask for the same document, which takes a file to be read and parsed. */
  function openDocument(place: Place): Document | undefined {
    const id = `${place.document ?? 0} ${place.file}`;
    if (!opened.has(id)) opened.set(id, documentAt(place));
    return opened.get(id);
  }

  function rerun(entity: EntityId, changed: Set<string>): void {
    const old = runs.get(entity);
    for (const { file } of old?.findings ?? none) {
      changed.add(file);
      byFile.get(file)?.delete(entity);
    }
    runs.delete(entity);
    const isThere = filesByQuestion.has(entity) || entity === whole;
    const run = isThere ? runOf(entity) : undefined;
    for (const what of old?.asked ?? none) if (!run?.asked.has(what)) forgetAsker(what, entity);
    if (!run) return;
    runs.set(entity, run);
    for (const what of run.asked) {
      if (old?.asked.has(what)) continue;
      const set = askers.get(what);
      if (set) set.add(entity);
      else askers.set(what, new Set([entity]));
    }
    for (const { file, finding } of run.findings) {
      changed.add(file);
      const ofFile = byFile.get(file) ?? new Map<EntityId, Finding[]>();
      byFile.set(file, ofFile);
      const ofEntity = ofFile.get(entity);
      if (ofEntity) ofEntity.push(finding);
      else ofFile.set(entity, [finding]);
    }
  }

  function forgetAsker(what: string, entity: EntityId): void {
    const set = askers.get(what);
    set?.delete(entity);
    if (set?.size === 0) askers.delete(what);
  }

  function runOf(entity: EntityId): Run {
    const asked = new Set<string>();
    const view = viewFor(asked);
    const node = nodeOf[kindOf(entity)];
    const found: { file: string; finding: Finding }[] = [];
    const report = (rule: Rule, draft: WorkspaceDraft) => {
      const document = draft.place.document === undefined ? undefined : view.document(draft.place);
      found.push({ file: draft.place.file, finding: findingOfWorkspace(rule, draft, document, rules) });
    };
    // Whether a rule looks at a kind of document is for its own checks to say; what it is given are facts.
    for (const [rule, check] of node ? rules.workspace[node] : []) {
      for (const draft of check(entity, view)) {
        if (found.length >= maxFindings) break;
        report(rule, draft);
      }
    }
    return { findings: found, asked };
  }

  function viewFor(asked: Set<string>): WorkspaceView {
    const ask = (what: string, entity: EntityId, relation?: Fact["relation"]): readonly Fact[] => {
      asked.add(what);
      const known = answers.get(what);
      if (known) return known;
      const found = filesByQuestion.filesOf(what).flatMap((file) => {
        const facts = factsAbout(entity, factsByFile.get(file) ?? none);
        return relation === undefined ? facts : facts.filter((fact) => fact.relation === relation);
      });
      answers.set(what, found);
      return found;
    };
    return {
      facts: (entity) => ask(entity, entity),
      factsOf: (entity, relation) => ask(aspectOf({ entity, relation }), entity, relation) as readonly never[],
      entities(kind) {
        asked.add(`${kind}s`);
        return entitiesInOrder(kind);
      },
      near(entity) {
        asked.add(nearTo(entity));
        const kind = kindOf(entity);
        const names = nearByKind.get(kind)?.near(nameOfEntity(entity)) ?? none;
        return names.map((name): EntityId => `${kind}:${name}`);
      },
      userProfiles: settings.userProfiles,
      catalog,
      document(place) {
        asked.add(textOf(place.file));
        return openDocument(place);
      },
    };
  }

  function entitiesInOrder(kind: EntityKind): readonly EntityId[] {
    const known = orderByKind.get(kind);
    if (known) return known;
    const order = [...(entitiesByKind.get(kind) ?? [])].sort();
    orderByKind.set(kind, order);
    return order;
  }

  function setAll(analyses: Iterable<FileAnalysis>): ReadonlySet<string> {
    const touched = new Set<string>();
    for (const { name, facts } of analyses) replace(name, facts, touched);
    if (!runs.has(whole)) touched.add(whole);
    return update(touched);
  }

  return {
    set: (analysis) => setAll([analysis]),
    setAll,
    remove: (file) => setAll([{ name: file, documents: [], findings: [], facts: [], ignores: [] }]),
    findings: (file) => [...(byFile.get(file)?.values() ?? [])].flat().sort((a, b) => a.span.start - b.span.start),
    facts: () => [...factsByFile.values()].flat(),
    view() {
      // A text may have changed without being set.
      opened.clear();
      return viewFor(new Set());
    },
  };
}

const none: readonly never[] = [];

/** What a question about one relation of an entity is remembered by. */
function aspectOf({ entity, relation }: Pick<Fact, "entity" | "relation">): string {
  return `${relation} ${entity}`;
}

/** What it is remembered by that the names near that of an entity were looked for. */
function nearTo(entity: EntityId): string {
  return `near ${entity}`;
}

/** What it is remembered by that a document was looked into. */
function textOf(file: string): string {
  return `text ${file}`;
}

const sorted = new WeakMap<readonly Fact[], Map<EntityId, Fact[]>>();

/** A file's facts about one entity; sorted once where they are many, for a file of a thousand profiles is asked a thousand times. */
function factsAbout(entity: EntityId, facts: readonly Fact[]): readonly Fact[] {
  if (facts.length <= few) return facts.filter((fact) => fact.entity === entity);
  const known = sorted.get(facts);
  if (known) return known.get(entity) ?? none;
  const byEntity = new Map<EntityId, Fact[]>();
  for (const fact of facts) {
    const ofEntity = byEntity.get(fact.entity);
    if (ofEntity) ofEntity.push(fact);
    else byEntity.set(fact.entity, [fact]);
  }
  sorted.set(facts, byEntity);
  return byEntity.get(entity) ?? none;
}

const few = 24;

function kindOf(entity: EntityId): EntityKind {
  return entity.slice(0, entity.indexOf(":")) as EntityKind;
}
