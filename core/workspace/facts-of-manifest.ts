import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import { type Text, textOf, textsOf } from "../json/strings.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Fact } from "./fact.ts";
import { roleId, roleNameOf, trustId } from "./role-names.ts";

/** What the manifest makes certain: whose trust policy a file holds, and what runs under a role. */
export function factsOfManifest(file: SourceFile, document: JsonDocument, index: number): Fact[] {
  const roles = memberOf(document.root, "roles")?.value;
  if (roles?.type !== "array") return [];
  const placeOf = ({ node }: Text) => ({
    file: file.name,
    document: index,
    span: spanToFile(document.mapping, innerSpanOf(node)),
  });
  return (roles.children ?? []).flatMap((role): Fact[] => {
    const arn = textOf(memberOf(role, "arn")?.value);
    if (!arn || hasPlaceholder(arn.value)) return [];
    const trust = textOf(memberOf(role, "trust")?.value);
    const path = trust && pathFrom(file.name, trust.value);
    const assigned: Fact[] = path
      ? [{ relation: "assigns-trust", entity: trustId(path, 0), place: placeOf(trust), role: arn.value }]
      : [];
    const runs = textsOf(memberOf(role, "usedBy")?.value).map(
      (service): Fact => ({
        relation: "role-runs-service",
        entity: roleId(roleNameOf(arn.value)),
        place: placeOf(service),
        role: arn.value,
        service: service.value,
        source: "The manifest",
      }),
    );
    return [...assigned, ...runs];
  });
}

/** A path of the manifest's as names of files are: from the workspace's folder. Undefined where it leads out of the manifest's own. */
export function pathFrom(manifest: string, path: string): string | undefined {
  if (path === "" || path.startsWith("/") || path.includes("\\") || /^[a-z]+:/i.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  const slash = manifest.lastIndexOf("/");
  return `${manifest.slice(0, slash + 1)}${steps.join("/")}`;
}
