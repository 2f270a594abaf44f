import { type FileAnalysis, maxFindings } from "../analyze.ts";
import type { Catalog } from "../catalog/index.ts";
import { kindOfEntity } from "../facts/entity-ids.ts";
import type { EntityId, EntityKind, Fact, Place } from "../facts/fact.ts";
import type { Finding } from "../finding.ts";
import type { Document } from "../hosts/document.ts";
import type { Rule } from "../rule.ts";
import { rulesetOf } from "../ruleset.ts";
import { defaultSettings, type Settings } from "../settings.ts";
import { createFactStore } from "./fact-store.ts";
import { findingOfWorkspace } from "./finding.ts";
import { createIndex } from "./index-of-few.ts";
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
  const store = createFactStore();
  const runs = new Map<EntityId, Run>();
  const askers = createIndex<EntityId>();
  const byFile = new Map<string, Map<EntityId, Finding[]>>();
  /** What was answered in this update, in which nothing changes: ten thousand profiles may ask about the one role that they all assume. */
  const answers = new Map<string, readonly Fact[]>();
  const opened = new Map<string, Document | undefined>();
  const rules = rulesetOf(settings);

  function replace(file: string, facts: readonly Fact[], touched: Set<string>): void {
    // At first nobody has asked anything, and then few ask about most facts.
    const ifAsked = (question: string) => {
      if (askers.has(question)) touched.add(question);
    };
    ifAsked(textOf(file));
    store.replace(file, facts, {
      fact({ entity, relation }) {
        touched.add(entity);
        if (runs.size > 0) ifAsked(aspectOf(entity, relation));
      },
      kind: (kind) => ifAsked(allOf(kind)),
      near: (entity) => ifAsked(nearTo(entity)),
    });
  }

  function update(touched: ReadonlySet<string>): ReadonlySet<string> {
    forgetAnswers();
    const stale = new Set<EntityId>();
    for (const what of touched) {
      for (const entity of askers.of(what)) stale.add(entity);
      // One that came or went; what became of any other is found in what it asked.
      const entity = what as EntityId;
      if ((store.has(entity) || entity === whole) !== runs.has(entity) && nodeOf[kindOfEntity(entity)])
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
    const isThere = store.has(entity) || entity === whole;
    const run = isThere ? runOf(entity) : undefined;
    for (const what of old?.asked ?? none) if (!run?.asked.has(what)) askers.delete(what, entity);
    if (!run) return;
    runs.set(entity, run);
    for (const what of run.asked) if (!old?.asked.has(what)) askers.add(what, entity);
    for (const { file, finding } of run.findings) {
      changed.add(file);
      const ofFile = byFile.get(file) ?? new Map<EntityId, Finding[]>();
      byFile.set(file, ofFile);
      const ofEntity = ofFile.get(entity);
      if (ofEntity) ofEntity.push(finding);
      else ofFile.set(entity, [finding]);
    }
  }

  function runOf(entity: EntityId): Run {
    const asked = new Set<string>();
    const view = viewFor(asked);
    const node = nodeOf[kindOfEntity(entity)];
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
      const found = store.about(entity, relation);
      answers.set(what, found);
      return found;
    };
    return {
      facts: (entity) => ask(entity, entity),
      factsOf: (entity, relation) => ask(aspectOf(entity, relation), entity, relation) as readonly never[],
      entities(kind) {
        asked.add(allOf(kind));
        return store.entities(kind);
      },
      near(entity) {
        asked.add(nearTo(entity));
        return store.near(entity);
      },
      userProfiles: settings.userProfiles,
      catalog,
      document(place) {
        asked.add(textOf(place.file));
        return openDocument(place);
      },
    };
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
    facts: () => store.all(),
    view() {
      // A text may have changed without being set.
      opened.clear();
      return viewFor(new Set());
    },
  };
}

const none: readonly never[] = [];

/** What a question about one relation of an entity is remembered by. */
function aspectOf(entity: EntityId, relation: Fact["relation"]): string {
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

/** What it is remembered by that all entities of a kind were asked for. */
function allOf(kind: EntityKind): string {
  return `${kind}s`;
}
