import type { SourceFile } from "../hosts/index.ts";
import { innerSpanOf, memberOf, membersOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import type { EntityId, Fact, RoleRunsService } from "./fact.ts";
import { roleNameOf } from "./role-names.ts";

/** What an ECS task definition or a Batch job definition says: the roles that its containers run under. */
export function factsOfApp(file: SourceFile): Fact[] {
  if (!/\.jsonc?$/i.test(file.name) || !/"(?:task|execution|job)RoleArn"/.test(file.text)) return [];
  const { root } = parseJson(file.text);
  const definition = memberOf(root, "taskDefinition")?.value ?? root;
  if (!definition) return [];
  return [
    ...rolesIn(definition, "the task definition", file),
    ...rolesIn(memberOf(definition, "containerProperties")?.value, "the job definition", file),
  ];
}

function rolesIn(node: JsonNode | undefined, source: string, { name: file }: SourceFile): RoleRunsService[] {
  return membersOf(node).flatMap(({ name, value }) => {
    if (!/^(?:task|execution|job)RoleArn$/.test(name) || typeof value?.value !== "string" || value.value === "")
      return [];
    const entity = `role:${roleNameOf(value.value)}` as EntityId;
    return [
      {
        relation: "role-runs-service" as const,
        entity,
        place: { file, span: innerSpanOf(value) },
        role: value.value,
        service: "ecs-tasks.amazonaws.com",
        source,
      },
    ];
  });
}
