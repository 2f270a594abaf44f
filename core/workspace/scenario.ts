import type { EntityId } from "../facts/fact.ts";
import type { Grounds } from "../facts/fact-access.ts";
import { documentsOf } from "./links.ts";
import type { WorkspaceView } from "./rule.ts";

/** The system that the manifest says the folder is for. */
export function scenarioOf(workspace: WorkspaceView): string | undefined {
  for (const manifest of workspace.entities("manifest")) {
    const [fact] = workspace.factsOf(manifest, "declares-scenario");
    if (fact) return fact.scenario;
  }
  return undefined;
}

/** The system that a bucket is for: the manifest says so, or its CORS rules let that system's page in. */
export function scenarioOfBucket(
  bucket: EntityId,
  workspace: WorkspaceView,
): { readonly scenario: string; readonly grounds: Grounds } | undefined {
  const said = scenarioOf(workspace);
  if (said) return { scenario: said, grounds: "certain" };
  for (const { document, grounds } of documentsOf(bucket, "cors", workspace)) {
    const [fact] = workspace.factsOf(document, "names-system");
    if (fact) return { scenario: fact.scenario, grounds };
  }
  return undefined;
}
