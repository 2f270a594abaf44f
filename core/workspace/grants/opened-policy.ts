import { type CompiledPolicy, compilePolicy, type DocumentRole } from "../../access/index.ts";
import type { Catalog } from "../../catalog/index.ts";
import type { EntityId, Place } from "../../facts/fact.ts";
import type { JsonDocument } from "../../hosts/document.ts";
import type { JsonNode } from "../../json/parse.ts";
import { type Policy, policyOf } from "../../model/policy.ts";
import type { WorkspaceView } from "../rule.ts";

/** A policy of the workspace with its tree, made ready to be asked what it allows. */
export interface OpenedPolicy {
  readonly entity: EntityId;
  /** The whole document. */
  readonly place: Place;
  readonly document: JsonDocument;
  readonly root: JsonNode;
  readonly policy: Policy;
  readonly compiled: CompiledPolicy;
}

/** Opens a policy; undefined where it is not there, or is not yet JSON, so that what it says is not known. */
export function openPolicy(entity: EntityId, role: DocumentRole, workspace: WorkspaceView): OpenedPolicy | undefined {
  const [declared] = workspace.factsOf(entity, "declares-document");
  if (!declared) return undefined;
  const document = workspace.document(declared.place);
  if (document?.language !== "json" || !document.root || document.json.problems.length > 0) return undefined;
  const { root } = document;
  return {
    entity,
    place: declared.place,
    document,
    root,
    policy: policyOf(root),
    // Not every rule asks what it allows.
    get compiled() {
      return compiledOnce(root, entity, role);
    },
  };
}

/** Several entities ask about one document, and each in turn asks it many things. */
const compiled = new WeakMap<JsonNode, Map<DocumentRole, CompiledPolicy>>();

function compiledOnce(root: JsonNode, name: string, role: DocumentRole): CompiledPolicy {
  const byRole = compiled.get(root) ?? new Map<DocumentRole, CompiledPolicy>();
  compiled.set(root, byRole);
  const known = byRole.get(role);
  if (known) return known;
  const made = compilePolicy(root, name, role);
  byRole.set(role, made);
  return made;
}

const managed = new WeakMap<Catalog, Map<string, CompiledPolicy | undefined>>();

/** A managed policy of AWS's; undefined where its text is not known. */
export function managedPolicyOf(arn: string, catalog: Catalog): CompiledPolicy | undefined {
  const byArn = managed.get(catalog) ?? new Map<string, CompiledPolicy | undefined>();
  managed.set(catalog, byArn);
  if (byArn.has(arn)) return byArn.get(arn);
  const document = catalog.managedPolicy(arn);
  const made = document === undefined ? undefined : compilePolicy(JSON.stringify(document), arn, "identity");
  byArn.set(arn, made);
  return made;
}
