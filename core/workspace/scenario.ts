import type { WorkspaceView } from "./rule.ts";

/** The system that the manifest says the folder is for. */
export function scenarioOf(workspace: WorkspaceView): string | undefined {
  for (const manifest of workspace.entities("manifest")) {
    const [fact] = workspace.factsOf(manifest, "declares-scenario");
    if (fact) return fact.scenario;
  }
  return undefined;
}
