import type { Document, SourceFile } from "../hosts/index.ts";
import type { Fact } from "./fact.ts";
import { factsOfApp } from "./facts-of-app.ts";
import { factsOfCommands } from "./facts-of-commands.ts";
import { factsOfConfig } from "./facts-of-config.ts";
import { factsOfCors } from "./facts-of-cors.ts";
import { factsOfDocument } from "./facts-of-document.ts";
import { factsOfManifest } from "./facts-of-manifest.ts";
import { factsOfPolicy } from "./facts-of-policy.ts";

/** What a file declares and mentions: by its documents, and as an app's settings or a definition that names a role. */
export function factsOf(file: SourceFile, documents: readonly Document[]): Fact[] {
  const facts = documents.flatMap((document, index) => {
    if (document.language === "ini") return factsOfConfig(file, document, index);
    if (document.kind === "manifest") return factsOfManifest(file, document, index);
    const declared = factsOfDocument(file, document, index);
    declared.push(...(document.kind === "cors" ? factsOfCors : factsOfPolicy)(file, document, index));
    return declared;
  });
  facts.push(...factsOfCommands(file, documents));
  return documents.length > 0 ? facts : [...facts, ...factsOfApp(file)];
}
