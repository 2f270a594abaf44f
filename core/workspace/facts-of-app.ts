import type { SourceFile } from "../hosts/index.ts";
import { innerSpanOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import { bucketId, isExact, namedByArn, roleId } from "./entity-ids.ts";
import type { Fact } from "./fact.ts";
import type { EntityMentioned } from "./fact-access.ts";
import { type Assignment, assignmentsIn } from "./python-strings.ts";
import { roleNameOf } from "./role-names.ts";

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
function rolesInDefinition({ name: file, text }: SourceFile): Fact[] {
  const facts: Fact[] = [];
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
        facts.push(...mentionsIn(role, file, value.offset + 1, "definition", String(key.value)));
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

const bucketSettings = /^(?:AWS|SOURCE|WORKSPACE|DESTINATION)_BUCKET$/;

function settingsOfApp({ name: file, text }: SourceFile): Fact[] {
  const settings = assignmentsIn(text);
  const telling = settings.filter(({ name: setting }) => tellTale.has(setting));
  const [first] = telling;
  if (!first || telling.length < 2) return [];
  const profile = settings.find(({ name: setting }) => setting === "AWS_PROFILE");
  const folder = file.slice(0, Math.max(file.lastIndexOf("/"), 0));
  return [
    {
      relation: "app-runs-tasks",
      entity: `app:${file}`,
      place: { file, span: (profile ?? first).valueSpan },
      folder,
      ...(profile && { profile: profile.value }),
      settings: new Map(settings.map((setting) => [setting.name, setting])),
    },
    ...settings.flatMap((setting) => mentionsOfSetting(setting, file)),
  ];
}

function mentionsOfSetting({ name: of, value, valueSpan }: Assignment, file: string): Fact[] {
  if (!bucketSettings.test(of)) return mentionsIn(value, file, valueSpan.start, "app-setting", of);
  if (!isExact(value)) return [];
  const place = { file, span: valueSpan };
  return [
    { relation: "mentions", entity: bucketId(value), place, name: value, nameSpan: valueSpan, as: "app-setting", of },
  ];
}

/** What an ARN names; `start` is where its text starts in the file, which holds it without escapes. */
function mentionsIn(text: string, file: string, start: number, as: EntityMentioned["as"], of: string): Fact[] {
  return namedByArn(text).map((named) => ({
    relation: "mentions",
    entity: named.entity,
    place: { file, span: { start, end: start + text.length } },
    name: named.name,
    nameSpan: { start: start + named.start, end: start + named.end },
    arn: text,
    ...(named.account && { account: named.account }),
    as,
    of,
  }));
}
