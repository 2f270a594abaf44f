import type { SourceFile } from "../hosts/index.ts";
import { innerSpanOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import type { AppRunsTasks, Fact, RoleRunsService } from "./fact.ts";
import { assignmentsIn } from "./python-strings.ts";
import { roleId, roleNameOf } from "./role-names.ts";

/**
 * What is no document of ours and yet says under which role containers run: an ECS task definition, a Batch job definition,
 * the settings of an app that starts them.
 */
export function factsOfApp(file: SourceFile): Fact[] {
  if (/\.jsonc?$/i.test(file.name))
    return /"(?:task|execution|job)RoleArn"/.test(file.text) ? rolesInDefinition(file) : [];
  return /(?:^|\/)(?:run|config)\.py$/i.test(file.name) ? settingsOfApp(file) : [];
}

const definitionOf: Readonly<Record<string, string>> = {
  taskRoleArn: "The task definition",
  executionRoleArn: "The definition",
  jobRoleArn: "The job definition",
};

/** Wherever they stand: both definitions come bare, below `taskDefinition`, in lists, and with nodes or tasks of their own. */
function rolesInDefinition({ name: file, text }: SourceFile): RoleRunsService[] {
  const facts: RoleRunsService[] = [];
  const visit = (node: JsonNode | undefined) => {
    for (const child of node?.children ?? []) {
      const [key, value] = child.type === "property" ? (child.children ?? []) : [];
      const source = key && definitionOf[String(key.value)];
      if (source && value?.type === "string" && value.value !== "") {
        const role = String(value.value);
        facts.push({
          relation: "role-runs-service",
          entity: roleId(roleNameOf(role)),
          place: { file, span: innerSpanOf(value) },
          role,
          service: "ecs-tasks.amazonaws.com",
          source,
        });
      } else visit(child);
    }
  };
  visit(parseJson(text).root);
  return facts;
}

/** Settings that Distributed-CellProfiler and its siblings have, and hardly anything else has two of. */
const tellTale: ReadonlySet<string> = new Set([
  "SOURCE_BUCKET",
  "WORKSPACE_BUCKET",
  "DESTINATION_BUCKET",
  "SSH_KEY_NAME",
  "UPLOAD_FLAGS",
  "DOWNLOAD_FILES",
  "ECS_CLUSTER",
  "DOCKERHUB_TAG",
]);

function settingsOfApp({ name, text }: SourceFile): AppRunsTasks[] {
  const settings = assignmentsIn(text);
  const telling = settings.filter(({ name: setting }) => tellTale.has(setting));
  const [first] = telling;
  if (!first || telling.length < 2) return [];
  const profile = settings.find(({ name: setting }) => setting === "AWS_PROFILE");
  const folder = name.slice(0, Math.max(name.lastIndexOf("/"), 0));
  return [
    {
      relation: "app-runs-tasks",
      entity: `app:${name}`,
      place: { file: name, span: (profile ?? first).valueSpan },
      folder,
      ...(profile && { profile: profile.value }),
    },
  ];
}
