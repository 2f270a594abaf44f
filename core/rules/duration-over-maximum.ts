import { isExact, roleId } from "../facts/entity-ids.ts";
import type { RoleDeclared } from "../facts/fact-access.ts";
import { roleNameOf } from "../facts/role-names.ts";
import { configKinds } from "../kind.ts";
import { profileValue, settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { fixOfValue } from "../workspace/config-fix.ts";
import { configHomeOf, placeOfValue } from "../workspace/config-home.ts";
import { mayBeSame } from "../workspace/links.ts";
import type { WorkspaceView } from "../workspace/rule.ts";
import { sourcesOf } from "../workspace/trust/profile-source.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html */
export const durationOverMaximum: Rule = {
  code: "duration-over-maximum",
  kinds: configKinds,
  severity: "error",
  summary: "A profile asks for its role for longer than the role can be had.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      for (const profile of home.set.profiles.values()) {
        const duration = settingOf(profile, "duration_seconds");
        const role = profileValue(profile, "role_arn");
        if (!duration || role === undefined || !/^\d+$/.test(duration.entry.value)) continue;
        const seconds = Number(duration.entry.value);
        // No role can be had for more than twelve hours, nor by another role for more than one: those are other findings.
        if (seconds <= 3600 || seconds > 43200 || isChained(sourcesOf(profile, home, workspace))) continue;
        const declared = maximumOf(role, workspace);
        if (declared?.maxSessionDuration === undefined || seconds <= declared.maxSessionDuration) continue;
        const { file, span } = declared.place;
        yield {
          place: placeOfValue(duration),
          message: `The role ${roleNameOf(role)} can be had for ${declared.maxSessionDuration} seconds at most. AWS says “The requested DurationSeconds exceeds the MaxSessionDuration set for this role”.`,
          related: [
            {
              ...(file !== duration.file.place.file && { file }),
              span,
              message: `${declared.source} says so.`,
            },
          ],
          fixes: fixOfValue(duration, String(declared.maxSessionDuration), workspace),
        };
      }
    },
  },
};

function isChained(sources: ReturnType<typeof sourcesOf>): boolean {
  return sources.some(({ kind }) => kind === "role" || kind === "machine" || kind === "sso");
}

/** Whoever says most of the role; undefined where somebody declares it and does not say. */
function maximumOf(role: string, workspace: WorkspaceView): RoleDeclared | undefined {
  const name = roleNameOf(role);
  if (!isExact(name)) return undefined;
  const declared = workspace.factsOf(roleId(name), "declares-role").filter((fact) => mayBeSame(role, fact.role));
  if (declared.some(({ maxSessionDuration }) => maxSessionDuration === undefined)) return undefined;
  return declared.toSorted((a, b) => (b.maxSessionDuration ?? 0) - (a.maxSessionDuration ?? 0))[0];
}
