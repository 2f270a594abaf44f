import type { SoundAnswers } from "./scenario.ts";

/** Whether uploads carry an ACL, which the bucket's owner must allow. */
export function needsAcl({ of }: SoundAnswers): boolean {
  return of("destination") === "collaborator" && of("ownership") !== "BucketOwnerEnforced";
}

/** The two profiles, of a person and of the role. */
export function cellProfilerConfig({ of }: SoundAnswers, role: string): string {
  return `[profile ${of("source-profile")}]
region = ${of("region")}

[profile ${of("profile")}]
role_arn = ${role}
source_profile = ${of("source-profile")}
region = ${of("region")}
output = json
`;
}

/** Those of the app's settings that have to do with access. */
export function cellProfilerApp(answers: SoundAnswers): string {
  const { of } = answers;
  const destination = of("destination") === "own" ? of("bucket") : of("collaborator-bucket");
  const flags = needsAcl(answers) ? "--acl bucket-owner-full-control --metadata-directive REPLACE" : "";
  return `# The settings of Distributed-CellProfiler that have to do with access; merge them into your own run.py or config.py.
APP_NAME = '${of("app")}'

AWS_REGION = '${of("region")}'
AWS_PROFILE = '${of("profile")}'
AWS_BUCKET = '${of("bucket")}'
SOURCE_BUCKET = '${of("collaborator-bucket")}'
WORKSPACE_BUCKET = '${of("bucket")}'
DESTINATION_BUCKET = '${destination}'
UPLOAD_FLAGS = '${flags}'
DOWNLOAD_FILES = 'False'

ECS_CLUSTER = 'default'
SQS_QUEUE_NAME = APP_NAME + 'Queue'
`;
}
