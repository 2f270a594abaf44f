import { type Choice, shaped, value } from "./complete-choice.ts";

/** What the tokens of a provider say whom they are for. */
export function audiences(name: string): Choice[] {
  if (name === "saml:aud") return [value("https://signin.aws.amazon.com/saml", "the console's sign-in")];
  if (name.startsWith("cognito-identity"))
    return [
      shaped(
        "us-east-1:12345678-1234-1234-1234-123456789012",
        [{ blank: "us-east-1" }, ":", { blank: "12345678-1234-1234-1234-123456789012" }],
        "an identity pool's id",
      ),
    ];
  if (name.startsWith("gitlab.com")) return [value("https://gitlab.com", "GitLab's default")];
  return [value("sts.amazonaws.com", "what AWS's actions and libraries ask for")];
}

/** Whom they speak of. */
export function subjects(name: string): Choice[] {
  if (name.startsWith("token.actions.githubusercontent.com"))
    return [
      shaped(
        "repo:organization/repository:ref:refs/heads/main",
        ["repo:", { blank: "organization/repository" }, ":ref:refs/heads/", { blank: "main" }],
        "a branch",
      ),
      shaped(
        "repo:organization/repository:environment:production",
        ["repo:", { blank: "organization/repository" }, ":environment:", { blank: "production" }],
        "an environment",
      ),
      shaped(
        "repo:organization/repository:pull_request",
        ["repo:", { blank: "organization/repository" }, ":pull_request"],
        "pull requests",
      ),
      shaped(
        "repo:organization/repository:*",
        ["repo:", { blank: "organization/repository" }, ":*"],
        "everything of a repository",
      ),
    ];
  if (name.startsWith("oidc.eks."))
    return [
      shaped(
        "system:serviceaccount:namespace:name",
        ["system:serviceaccount:", { blank: "namespace" }, ":", { blank: "name" }],
        "a service account",
      ),
    ];
  if (name.startsWith("gitlab.com"))
    return [
      shaped(
        "project_path:group/project:ref_type:branch:ref:main",
        ["project_path:", { blank: "group/project" }, ":ref_type:branch:ref:", { blank: "main" }],
        "a branch",
      ),
    ];
  return [];
}
