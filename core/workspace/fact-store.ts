import { kindOfEntity, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId, EntityKind, Fact } from "../facts/fact.ts";
import { createIndex, type Index } from "./index-of-few.ts";
import { createNearNames } from "./near-names.ts";

/** The facts of all files, by what rules ask. */
export interface FactStore {
  /** Takes a file's facts in place of those before, and tells what that may be another answer to. */
  replace(file: string, facts: readonly Fact[], touch: Touch): void;
  has(entity: EntityId): boolean;
  /** The facts about an entity in the order of their files, all or those of one relation. */
  about(entity: EntityId, relation?: Fact["relation"]): readonly Fact[];
  /** Every entity of a kind that some file mentions, in the order of their names. */
  entities(kind: EntityKind): readonly EntityId[];
  /** The other roles, users or buckets whose names look like that of one. */
  near(entity: EntityId): readonly EntityId[];
  all(): readonly Fact[];
}

/** What is told of a change. */
export interface Touch {
  fact(fact: Fact): void;
  /** There are more entities of the kind, or fewer. */
  kind(kind: EntityKind): void;
  /** Other names may be near. */
  near(entity: EntityId): void;
}

export function createFactStore(): FactStore {
  const factsByFile = new Map<string, readonly Fact[]>();
  const filesByEntity = createIndex<string>();
  const filesByRelation = new Map<Fact["relation"], Index<string>>();
  const entitiesByKind = new Map<EntityKind, Set<EntityId>>();
  const orderByKind = new Map<EntityKind, readonly EntityId[]>();
  const nearByKind = new Map(["role", "user", "bucket"].map((kind) => [kind, createNearNames()]));

  function indexOf(relation: Fact["relation"]): Index<string> {
    const known = filesByRelation.get(relation);
    if (known) return known;
    const index = createIndex<string>();
    filesByRelation.set(relation, index);
    return index;
  }

  function remember(entity: EntityId, touch: Touch): void {
    const kind = kindOfEntity(entity);
    touch.kind(kind);
    orderByKind.delete(kind);
    const all = entitiesByKind.get(kind);
    if (all) all.add(entity);
    else entitiesByKind.set(kind, new Set([entity]));
    for (const name of nearByKind.get(kind)?.add(nameOfEntity(entity)) ?? none) touch.near(`${kind}:${name}`);
  }

  function forget(entity: EntityId, touch: Touch): void {
    const kind = kindOfEntity(entity);
    touch.kind(kind);
    orderByKind.delete(kind);
    entitiesByKind.get(kind)?.delete(entity);
    for (const name of nearByKind.get(kind)?.delete(nameOfEntity(entity)) ?? none) touch.near(`${kind}:${name}`);
  }

  return {
    replace(file, facts, touch) {
      for (const fact of factsByFile.get(file) ?? none) {
        const { entity, relation } = fact;
        touch.fact(fact);
        indexOf(relation).delete(entity, file);
        filesByEntity.delete(entity, file);
        if (!filesByEntity.has(entity)) forget(entity, touch);
      }
      if (facts.length > 0) factsByFile.set(file, facts);
      else factsByFile.delete(file);
      for (const fact of facts) {
        const { entity, relation } = fact;
        touch.fact(fact);
        indexOf(relation).add(entity, file);
        if (!filesByEntity.has(entity)) remember(entity, touch);
        filesByEntity.add(entity, file);
      }
    },
    has: (entity) => filesByEntity.has(entity),
    about(entity, relation) {
      const index = relation === undefined ? filesByEntity : filesByRelation.get(relation);
      return (index?.of(entity) ?? none).flatMap((file) => {
        const facts = factsAbout(entity, factsByFile.get(file) ?? none);
        return relation === undefined ? facts : facts.filter((fact) => fact.relation === relation);
      });
    },
    entities(kind) {
      const known = orderByKind.get(kind);
      if (known) return known;
      const order = [...(entitiesByKind.get(kind) ?? [])].sort();
      orderByKind.set(kind, order);
      return order;
    },
    near(entity) {
      const kind = kindOfEntity(entity);
      const names = nearByKind.get(kind)?.near(nameOfEntity(entity)) ?? none;
      return names.map((name): EntityId => `${kind}:${name}`);
    },
    all: () => [...factsByFile.values()].flat(),
  };
}

const none: readonly never[] = [];

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
