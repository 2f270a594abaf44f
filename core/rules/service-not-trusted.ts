import { nameOfEntity } from "../facts/entity-ids.ts";
import type { RoleRunsService } from "../facts/fact-access.ts";
import type { Rule } from "../rule.ts";
import type { WorkspaceDraft } from "../workspace/rule.ts";
import {
  assumeRole,
  ifLikely,
  placeInTrust,
  type RoleTrust,
  spanOfPrincipals,
  trustOfRole,
} from "../workspace/trust/role-trust.ts";
import { letService, refusesService } from "../workspace/trust/service-trust.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html */
export const serviceNotTrusted: Rule = {
  code: "service-not-trusted",
  kinds: ["trust-policy"],
  severity: "error",
  summary: "A service is to run under a role whose trust policy does not admit it.",
  check: {
    *role(entity, workspace) {
      const seen = new Set<string>();
      for (const runs of workspace.factsOf(entity, "role-runs-service")) {
        // Containers have a rule of their own, which knows more signs of them.
        if (runs.service.startsWith("ecs-tasks.")) continue;
        const trust = trustOfRole(runs.role.startsWith("arn:") ? runs.role : nameOfEntity(entity), workspace);
        if (!trust || !refusesService(trust, runs.service, workspace.catalog)) continue;
        const key = `${runs.service} ${trust.place.file} ${trust.place.document}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield draftOf(runs, trust);
      }
    },
  },
};

function draftOf({ service, source, place }: RoleRunsService, trust: RoleTrust): WorkspaceDraft {
  const own = placeInTrust(trust, spanOfPrincipals(trust, assumeRole, "Service"));
  return {
    place: own,
    ...(trust.grounds === "likely" && { severity: "hint" as const }),
    message: `${ifLikely(trust)}${source} has ${workOf(service)} run under this role, and this policy does not trust ${service}, so ${workOf(service)} cannot become it.`,
    related: [{ ...(place.file !== own.file && { file: place.file }), span: place.span, message: "This says so." }],
    fixes: letService(service, trust),
  };
}

const works: Readonly<Record<string, string>> = {
  ec2: "instances",
  lambda: "functions",
  batch: "AWS Batch",
  codebuild: "builds of CodeBuild",
  spotfleet: "spot fleets",
  glue: "jobs of Glue",
  states: "state machines",
  sagemaker: "SageMaker",
};

function workOf(service: string): string {
  return works[service.slice(0, service.indexOf("."))] ?? service;
}
