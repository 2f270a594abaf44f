import { documentId } from "../facts/entity-ids.ts";
import { homeId, homeOf } from "../facts/facts-of-config.ts";
import { pathFrom } from "../facts/manifest-paths.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";
import { isMet, type JudgedExpectation, judgeExpectations } from "../workspace/grants/expectations.ts";
import type { WorkspaceView } from "../workspace/rule.ts";

export const unmetExpectation: Rule = {
  code: "unmet-expectation",
  kinds: ["manifest"],
  severity: "warning",
  summary: "The files do not give the access that the manifest expects, or give what it rules out.",
  check: {
    *manifest(entity, workspace) {
      for (const { place } of workspace.factsOf(entity, "expects-access")) {
        const manifest = workspace.document(place);
        if (manifest?.language !== "json" || !manifest.root || !workspace.catalog) continue;
        const read = (path: string) => textAt(pathFrom(place.file, path), place.file, workspace);
        const told = new Set<number>();
        let count = 0;
        for (const judged of judgeExpectations(manifest.root, read, workspace.catalog)) {
          if (++count > most) break;
          // An action that is asked of several places is one line of the manifest.
          if (isMet(judged) || hasBlank(judged) || told.has(judged.span.start)) continue;
          told.add(judged.span.start);
          yield {
            place: { ...place, span: spanToFile(manifest.mapping, judged.span) },
            ...(judged.answer === "depends" && { severity: "hint" as const }),
            message: messageOf(judged),
          };
        }
      }
    },
  },
};

/** Each is a request to be weighed, with every edit; nobody writes so many by hand. */
const most = 1_000;

/** Asking for the facts of a file is what has the rule run again when the file changes. */
function textAt(file: string | undefined, manifest: string, workspace: WorkspaceView): string | undefined {
  if (file === undefined || file === manifest) return undefined;
  const facts = [
    ...workspace.factsOf(documentId(file, 0), "declares-document"),
    ...workspace.factsOf(homeId(homeOf(file)), "declares-config"),
  ];
  const place = facts.find((fact) => fact.place.file === file)?.place;
  return place && workspace.document(place)?.text;
}

function hasBlank({ who, action, on }: JudgedExpectation): boolean {
  return [who, action, on].some(hasPlaceholder);
}

function messageOf({ who, action, on, wanted, answer, why: [reason = ""] }: JudgedExpectation): string {
  const access = `${who} ${wanted === "allowed" ? "is to have" : "is not to have"} ${action} on ${on}`;
  if (answer === "depends") return `${access}, and whether that is so depends: ${lowerFirst(reason)}`;
  if (wanted === "denied") return `${access}, but has it: ${reason}`;
  return `${access}, but does not: ${lowerFirst(reason)}`;
}

/** Behind a colon a sentence goes on, unless it begins with a name. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]+ /.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
