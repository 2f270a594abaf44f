// Trust policies of roles that people and programs become by signing in somewhere else.
import { choiceQuestion } from "./questions.ts";
import type { Scenario, SoundAnswers, Step } from "./scenario.ts";
import { createRole, lookAtRole, roleManifest, roleOf, roleQuestions, trustFile } from "./trust-role.ts";

/** https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws */
export const trustGithub: Scenario = {
  id: "trust-github",
  title: "Trust policy: GitHub Actions",
  detail: "workflows of one repository become the role with OpenID Connect, without keys",
  group: "file",
  questions: [
    ...roleQuestions,
    {
      id: "repository",
      title: "The repository.",
      placeholder: "OWNER/REPOSITORY",
      fault: (value) =>
        /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[\w.-]{1,100}$/.test(value)
          ? undefined
          : "A repository is OWNER/NAME, without https://github.com/ and without wildcards.",
    },
    choiceQuestion({
      id: "limit",
      title: "Which of its workflows?",
      choices: {
        branch: "those that run for one branch",
        environment: "those that run in one environment",
        tag: "those that run for one tag",
      },
    }),
    {
      id: "name",
      title: "The name of the branch, environment or tag.",
      placeholder: "main",
      default: ({ limit }) => (limit === "environment" ? "production" : limit === "tag" ? undefined : "main"),
      fault: (value) =>
        /^[\w./-]{1,100}$/.test(value) ? undefined : "Use letters, digits and ._/-; a wildcard would let others in.",
    },
  ],
  make(answers) {
    const { of, partition } = answers;
    const issuer = "token.actions.githubusercontent.com";
    const what = { branch: "ref:refs/heads/", tag: "ref:refs/tags/", environment: "environment:" }[of("limit")];
    const claims = {
      [`${issuer}:aud`]: "sts.amazonaws.com",
      [`${issuer}:sub`]: `repo:${of("repository")}:${what}${of("name")}`,
    };
    return federated(answers, {
      provider: `arn:${partition}:iam::${of("account")}:oidc-provider/${issuer}`,
      sid: "Workflows",
      action: "sts:AssumeRoleWithWebIdentity",
      claims,
      about: `workflows of \`${of("repository")}\` may become the role`,
      before: {
        title: "Make the provider, once in an account",
        commands: [
          `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list sts.amazonaws.com`,
        ],
      },
    });
  },
};

export const trustSaml: Scenario = {
  id: "trust-saml",
  title: "Trust policy: SAML",
  detail: "people become the role by their organization's sign-in",
  group: "file",
  questions: [
    ...roleQuestions,
    {
      id: "provider",
      title: "The name of the SAML provider in IAM.",
      placeholder: "CompanySignIn",
      fault: (value) =>
        /^[\w.-]{1,128}$/.test(value) ? undefined : "A provider's name has letters, digits and ._- only.",
    },
  ],
  make(answers) {
    const { of, partition } = answers;
    return federated(answers, {
      provider: `arn:${partition}:iam::${of("account")}:saml-provider/${of("provider")}`,
      sid: "SignIn",
      action: "sts:AssumeRoleWithSAML",
      claims: { "SAML:aud": "https://signin.aws.amazon.com/saml" },
      about: "people who sign in may become the role",
      before: {
        title: "Make the provider, from the metadata that the sign-in gives",
        commands: [
          `aws iam create-saml-provider --name ${of("provider")} --saml-metadata-document file://metadata.xml`,
        ],
      },
    });
  },
};

interface Federation {
  readonly provider: string;
  readonly sid: string;
  readonly action: string;
  readonly claims: Readonly<Record<string, string>>;
  readonly about: string;
  readonly before: Step;
}

function federated(answers: SoundAnswers, { provider, sid, action, claims, about, before }: Federation) {
  const role = answers.of("role");
  return {
    files: [trustFile(about, { sid, principal: { Federated: provider }, action, condition: { StringEquals: claims } })],
    manifest: {
      ...roleManifest(answers),
      expect: [{ who: provider, can: [action], on: [roleOf(answers)], with: claims }],
    },
    guide: { intro: "", deploy: [before, createRole(role)], test: [lookAtRole(role)] },
  };
}
