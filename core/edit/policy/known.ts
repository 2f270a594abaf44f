import { documentId, namedByArn } from "../../facts/entity-ids.ts";
import type { EntityId, Fact } from "../../facts/fact.ts";
import type { DocumentUse } from "../../facts/fact-access.ts";
import type { AssistContext } from "../assist.ts";
import { code } from "../markdown.ts";

/** What the files of the workspace know of an ARN: sentences in Markdown, the surest first, none where it is not known. */
export function whatIsKnown(arn: string, context: AssistContext): readonly string[] {
  const named = namedByArn(arn).find(({ entity }) => !entity.startsWith("account:"));
  if (!named) return none;
  const facts = context.facts();
  const about = facts.filter(({ entity }) => entity === named.entity);
  return [
    ...declared(about),
    ...documentsOf(about, named.entity, facts),
    ...profilesOf(arn, facts),
    ...mentioned(about, context.file),
  ].slice(0, most);
}

/** The same as a heading and a list, to stand below other words; nothing where nothing is known. */
export function knownList(arn: string, context: AssistContext): readonly string[] {
  const known = whatIsKnown(arn, context);
  return known.length > 0 ? [`In this workspace:\n\n${known.map((line) => `- ${line}`).join("\n")}`] : none;
}

/** Whether all that is said of a document is that it is a permissions boundary. */
export function isBoundary({ file, index, facts }: AssistContext): boolean {
  const document = documentId(file, index);
  const said = facts().flatMap((fact) =>
    fact.relation === "assigns-document" && fact.entity === document ? [fact.use] : [],
  );
  return said.length > 0 && said.every((use) => use === "boundary");
}

const none: readonly string[] = [];
const most = 8;

function declared(about: readonly Fact[]): readonly string[] {
  const lines = about.flatMap((fact) => {
    switch (fact.relation) {
      case "declares-role":
      case "declares-user":
      case "declares-bucket":
      case "declares-key":
        return [`${fact.source} declares it (${fileWords(fact.place.file)}).`];
      case "role-runs-service":
        return [`${fact.source} says that ${code(fact.service)} runs under it.`];
      default:
        return [];
    }
  });
  return [...new Set(lines)];
}

const uses: Readonly<Record<DocumentUse, string>> = {
  trust: "Its trust policy is",
  permissions: "What it may do is in",
  boundary: "Its permissions boundary is",
  "resource-policy": "Its policy is",
  cors: "Its CORS rules are in",
};

function documentsOf(about: readonly Fact[], owner: EntityId, facts: readonly Fact[]): readonly string[] {
  const there = new Set(facts.flatMap(({ relation, entity }) => (relation === "declares-document" ? entity : [])));
  const lines = about.flatMap((fact) => {
    if (fact.relation !== "assigns-document" || fact.owner !== owner) return [];
    // A path on a command line may mean several files: the nearest that is there.
    const isMeant = fact.nearer?.every((document) => !there.has(document)) && there.has(fact.document);
    if (fact.nearer && !isMeant) return [];
    // "document:PATH#INDEX"
    const path = fact.document.slice("document:".length, fact.document.lastIndexOf("#"));
    const ground = fact.grounds === "likely" ? `, as far as ${lowerFirst(fact.source)} tells` : "";
    return [`${uses[fact.use]} ${fileWords(path)}${ground}.`];
  });
  return [...new Set(lines)];
}

function lowerFirst(source: string): string {
  return source.charAt(0).toLowerCase() + source.slice(1);
}

function profilesOf(arn: string, facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) =>
    fact.relation === "declares-profile" && fact.settings.get("role_arn")?.value === arn
      ? [`The profile ${code(fact.name)} assumes it (${fileWords(fact.place.file)}).`]
      : [],
  );
}

function mentioned(about: readonly Fact[], here: string): readonly string[] {
  const files = new Set(about.flatMap(({ relation, place }) => (relation === "mentions" ? [place.file] : [])));
  files.delete(here);
  if (files.size === 0) return none;
  const [first = ""] = files;
  return [files.size === 1 ? `${fileWords(first)} names it too.` : `${files.size} other files name it.`];
}

/** A file by its last steps, which is enough to know it by. */
function fileWords(file: string): string {
  return code(file.split("/").slice(-2).join("/"));
}
