import { documentId } from "../../facts/entity-ids.ts";
import type { EntityId, Fact } from "../../facts/fact.ts";
import type { FileNamed } from "../../facts/fact-access.ts";
import { homeId, homeOf } from "../../facts/facts-of-config.ts";
import type { Span } from "../../text.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { FilePlace } from "../assist.ts";
import { definitionsOf } from "./definitions.ts";

/** A place in a file that leads to another. */
export interface DocumentLink {
  readonly span: Span;
  readonly target: FilePlace;
  /** What is behind it, for the pointer: "Declared in latchkey.json". */
  readonly tooltip: string;
}

/** The links in a file: from a path in the manifest or `file://` of a command to the file, from a name to where it is declared. */
export function linksIn(facts: readonly Fact[], file: string, workspace: WorkspaceView): readonly DocumentLink[] {
  const found: DocumentLink[] = [];
  const seen = new Set<number>();
  const targets = new Map<EntityId, FilePlace | undefined>();
  for (const fact of facts.slice(0, most)) {
    if (fact.place.file !== file || seen.has(fact.place.span.start)) continue;
    if (fact.relation === "assigns-document" && fact.entity === fact.document) {
      const [document] = workspace.factsOf(fact.document, "declares-document");
      if (!document || document.place.file === file) continue;
      seen.add(fact.place.span.start);
      found.push({
        span: fact.place.span,
        target: targetAt(document.place.file, document.place.span.start),
        tooltip: "Open the file",
      });
    }
    if (fact.relation === "names-file") {
      const start = startOf(fact, workspace);
      if (start === undefined) continue;
      seen.add(fact.place.span.start);
      found.push({ span: fact.place.span, target: targetAt(fact.target, start), tooltip: "Open the file" });
    }
    if (fact.relation !== "mentions" || fact.as === "manifest" || !fact.arn) continue;
    if (fact.entity.startsWith("account:")) continue;
    if (!targets.has(fact.entity)) {
      targets.set(
        fact.entity,
        definitionsOf(fact.entity, workspace).find((place) => place.file !== file),
      );
    }
    const target = targets.get(fact.entity);
    if (!target) continue;
    seen.add(fact.place.span.start);
    found.push({ span: fact.place.span, target, tooltip: `Declared in ${target.file.split("/").at(-1)}` });
  }
  return found;
}

/** Where a file begins that is there: a policy, a config file, an app's settings. */
function startOf({ target }: FileNamed, workspace: WorkspaceView): number | undefined {
  const [there] = [
    ...workspace.factsOf(documentId(target, 0), "declares-document"),
    ...workspace.factsOf(homeId(homeOf(target)), "declares-config").filter(({ place }) => place.file === target),
    ...workspace.factsOf(`app:${target}`, "app-runs-tasks"),
  ];
  return there && (there.relation === "app-runs-tasks" ? 0 : there.place.span.start);
}

/** Nobody follows more links in a file. */
const most = 5000;

function targetAt(file: string, start: number): FilePlace {
  return { file, span: { start, end: start } };
}
