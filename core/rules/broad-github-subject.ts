import type { Draft } from "../finding.ts";
import { demandsOn } from "../model/issuer-conditions.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

const issuer = "token.actions.githubusercontent.com";
const awsCode = "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED";

/** https://docs.github.com/en/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect */
export const broadGithubSubject: Rule = {
  code: "broad-github-subject",
  kinds: ["trust-policy"],
  severity: "info",
  summary: "A condition on the subject of GitHub's tokens leaves the repository or the branch open.",
  awsCodes: [awsCode],
  check: {
    *condition({ key, operator, values }, statement) {
      if (key.value.toLowerCase() !== `${issuer}:sub` || statement.effect?.value !== "Allow") return;
      if (!/^StringLike$/i.test(operator.base)) return;
      const claims = demandsOn(issuer, statement);
      for (const { value, text } of values) {
        if (!text || hasPlaceholder(value) || value.includes("${")) continue;
        const draft = judged(value, claims);
        if (draft) yield { span: text.span, awsCode, ...draft };
      }
    },
  },
};

/** `repo:OWNER/REPOSITORY:WHAT`, where what follows is a branch, a tag, an environment or a pull request. */
function judged(value: string, claims: ReadonlyMap<string, unknown>): Pick<Draft, "message" | "severity"> | undefined {
  const match = /^repo:([^/]+)\/([^:]*)(?::(.*))?$/.exec(value);
  // What leaves the owner open too is as good as no condition, which another rule says.
  if (!match || /^[*?]/.test(match[1] ?? "")) return undefined;
  const [, owner = "", repository = "", rest] = match;
  const byRepository = ["repository", "repository_id"].some((claim) => claims.has(claim));
  const byOwner = byRepository || claims.has("repository_owner_id");
  if (/[*?]/.test(owner)) {
    if (byOwner) return undefined;
    return {
      severity: "warning",
      message: "This fits other owners on GitHub too, whose names begin alike; their workflows can become this role.",
    };
  }
  if (/[*?]/.test(repository)) {
    if (byRepository || claims.has("job_workflow_ref")) return undefined;
    return {
      severity: "warning",
      message: `This fits every repository of ${owner} that is or will be called so; their workflows can become this role.`,
    };
  }
  if (rest === undefined || !/[*?]/.test(rest)) return undefined;
  if (["ref", "environment", "job_workflow_ref"].some((claim) => claims.has(claim))) return undefined;
  return {
    message:
      "This leaves open which branch or environment a workflow runs for, pull requests perhaps included; name it if not all of them should become this role.",
  };
}
