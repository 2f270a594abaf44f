import type { SourceFile } from "../hosts/index.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import { type JsonNode, parseJson } from "../json/parse.ts";
import { bucketId, folderId, isExact, namedByArn, roleId } from "./entity-ids.ts";
import type { EntityId, Fact } from "./fact.ts";
import type { EntityMentioned } from "./fact-access.ts";
import { namedProfile } from "./named-profile.ts";
import { type Assignment, assignmentsIn } from "./python-strings.ts";
import { roleNameOf } from "./role-names.ts";

/**
 * What is no document of ours and yet says under which role something runs: an ECS task definition, a Batch job definition
 * or compute environment, the request of a spot fleet, a function, the settings of an app that starts containers.
 */
export function factsOfApp(file: SourceFile): Fact[] {
  if (/\.jsonc?$/i.test(file.name))
    return /"(?:(?:task|execution|job)RoleArn|(?:spotI|I)amFleetRole|serviceRole|FunctionName)"/.test(file.text)
      ? rolesInDefinition(file)
      : [];
  return /(?:^|\/)(?:run|config)\.py$/i.test(file.name) ? settingsOfApp(file) : [];
}

/** What has its role from a member of a definition, or of what a call takes as JSON. */
interface Runner {
  readonly source: string;
  readonly service: string;
  /** A member that must stand beside it, for the name alone says too little. */
  readonly beside?: string;
}

const tasks = "ecs-tasks.amazonaws.com";

const runners: Readonly<Record<string, Runner>> = {
  taskRoleArn: { source: "The task definition", service: tasks },
  executionRoleArn: { source: "The definition", service: tasks },
  jobRoleArn: { source: "The job definition", service: tasks },
  IamFleetRole: { source: "The fleet's request", service: "spotfleet.amazonaws.com" },
  spotIamFleetRole: { source: "The compute environment", service: "spotfleet.amazonaws.com" },
  serviceRole: { source: "The compute environment", service: "batch.amazonaws.com", beside: "computeEnvironmentName" },
  Role: { source: "The function", service: "lambda.amazonaws.com", beside: "FunctionName" },
};

/** Wherever they stand: both definitions come bare, below `taskDefinition`, in lists, and with nodes or tasks of their own. */
function rolesInDefinition({ name: file, text }: SourceFile): Fact[] {
  const facts: Fact[] = [];
  const visit = (node: JsonNode | undefined) => {
    for (const child of node?.children ?? []) {
      const [key, value] = child.type === "property" ? (child.children ?? []) : [];
      const runner = key && runnerOf(String(key.value), node);
      if (runner && value?.type === "string" && value.value !== "") {
        const role = String(value.value);
        facts.push({
          relation: "role-runs-service",
          entity: roleId(roleNameOf(role)),
          place: { file, span: innerSpanOf(value) },
          role,
          service: runner.service,
          source: runner.source,
        });
        facts.push(...mentionsIn(role, file, value.offset + 1, "definition", String(key.value)));
      } else visit(child);
    }
  };
  visit(parseJson(text).root);
  return facts;
}

function runnerOf(key: string, object: JsonNode | undefined): Runner | undefined {
  const runner = Object.hasOwn(runners, key) ? runners[key] : undefined;
  return runner?.beside === undefined || memberOf(object, runner.beside) ? runner : undefined;
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
  const entity: EntityId = `app:${file}`;
  const place = { file, span: (profile ?? first).valueSpan };
  return [
    { relation: "holds-app", entity: folderId(folder), place, app: entity },
    {
      relation: "app-runs-tasks",
      entity,
      place,
      folder,
      ...(profile && { profile: profile.value }),
      settings: new Map(settings.map((setting) => [setting.name, setting])),
    },
    ...(profile && isExact(profile.value) ? [namedProfile(profile.value, { file, span: profile.valueSpan })] : []),
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
