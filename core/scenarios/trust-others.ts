// Trust policies of roles that somebody outside the account becomes.
import { parseArn } from "../model/arn.ts";
import { externalIdQuestion, faultOfAccount, faultOfPrincipal } from "./questions.ts";
import type { ManifestContent, Scenario, SoundAnswers, Step } from "./scenario.ts";
import { createRole, lookAtRole, roleQuestions, trustPath } from "./trust-services.ts";
import { policyText, roleArn, type StatementContent } from "./write.ts";

export const trustAccount: Scenario = {
  id: "trust-account",
  title: "Trust policy: another account, with external id",
  detail: "a vendor or partner becomes the role",
  group: "file",
  questions: [
    ...roleQuestions,
    {
      id: "principal",
      title: "Who becomes the role: the ARN of a role or user, or a whole account's id.",
      placeholder: "arn:aws:iam::ACCOUNT:role/NAME, or 12 digits",
      fault(value, answers, catalog) {
        const account = /^\d+$/.test(value) ? value : parseArn(value)?.account;
        const fault = /^\d+$/.test(value) ? faultOfAccount(value) : faultOfPrincipal(value, answers, catalog);
        if (fault !== undefined) return fault;
        return account === answers.account?.trim()
          ? "This is the role's own account; an external id is for others."
          : undefined;
      },
    },
    externalIdQuestion({
      id: "external-id",
      title: "The external id that they send; it keeps their other customers out.",
    }),
  ],
  make(answers) {
    const { of, partition } = answers;
    const principal = of("principal");
    return {
      files: [
        trustFile("the other account may become the role", {
          sid: "OtherAccount",
          principal: { AWS: /^\d+$/.test(principal) ? `arn:${partition}:iam::${principal}:root` : principal },
          action: "sts:AssumeRole",
          condition: { StringEquals: { "sts:ExternalId": of("external-id") } },
        }),
      ],
      manifest: roleManifest(answers),
      guide: {
        intro: "",
        deploy: [createRole(of("role"))],
        test: [
          {
            title: "With the other account's credentials",
            commands: [
              `aws sts assume-role --role-arn ${roleOf(answers)} --role-session-name test --external-id "${of("external-id")}"`,
            ],
          },
        ],
      },
    };
  },
};

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
    {
      id: "limit",
      title: "Which of its workflows?",
      placeholder: "branch",
      default: "branch",
      choices: [
        { value: "branch", detail: "those that run for one branch" },
        { value: "environment", detail: "those that run in one environment" },
        { value: "tag", detail: "those that run for one tag" },
      ],
    },
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

/** https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html */
export const trustRolesAnywhere: Scenario = {
  id: "trust-roles-anywhere",
  title: "Trust policy: Roles Anywhere",
  detail: "a machine outside AWS becomes the role by its certificate",
  group: "file",
  questions: [
    ...roleQuestions,
    {
      id: "trust-anchor",
      title: "The ARN of the trust anchor.",
      placeholder: "arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ID",
      fault: faultOfAnchor,
    },
    {
      id: "common-name",
      title: "The common name (CN) of the machine's certificate.",
      placeholder: "sequencer-7",
      fault: (value) =>
        /^[\w .@-]{1,64}$/.test(value) ? undefined : "Use letters, digits, blanks and ._@-, at most 64.",
    },
  ],
  make(answers) {
    const { of } = answers;
    const sent = { "aws:SourceArn": of("trust-anchor"), "aws:PrincipalTag/x509Subject/CN": of("common-name") };
    const actions = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];
    return {
      files: [
        trustFile("the holder of the certificate may become the role", {
          sid: "CertificateHolder",
          principal: { Service: "rolesanywhere.amazonaws.com" },
          action: actions,
          condition: {
            ArnEquals: { "aws:SourceArn": sent["aws:SourceArn"] },
            StringEquals: { "aws:PrincipalTag/x509Subject/CN": sent["aws:PrincipalTag/x509Subject/CN"] },
          },
        }),
      ],
      manifest: {
        ...roleManifest(answers, ["rolesanywhere.amazonaws.com"]),
        expect: [{ who: "rolesanywhere.amazonaws.com", can: actions, on: [roleOf(answers)], with: sent }],
      },
      guide: {
        intro: "",
        deploy: [
          createRole(of("role")),
          {
            title: "Make a profile of Roles Anywhere that leads to the role",
            commands: [
              `aws rolesanywhere create-profile --name ${of("role")} --role-arns ${roleOf(answers)} --enabled`,
            ],
          },
        ],
        test: [lookAtRole(of("role"))],
      },
    };
  },
};

function faultOfAnchor(value: string, answers: Readonly<Record<string, string | undefined>>): string | undefined {
  const arn = parseArn(value);
  if (arn?.partition !== "aws" || arn.service !== "rolesanywhere" || !/^trust-anchor\/[\w-]+$/.test(arn.resource))
    return "This is not the ARN of a trust anchor: arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ID.";
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(arn.region)) return "A trust anchor's ARN names its Region.";
  return arn.account === answers.account?.trim()
    ? undefined
    : `The anchor is in account ${arn.account}, the role in ${answers.account}; a profile joins the two in one account.`;
}

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

function trustFile(about: string, statement: StatementContent) {
  return { path: trustPath, about, text: policyText(statement) };
}

function roleOf({ of, partition }: SoundAnswers): string {
  return roleArn(partition, of("account"), of("role"));
}

function roleManifest(answers: SoundAnswers, usedBy?: readonly string[]): ManifestContent {
  return { roles: [{ arn: roleOf(answers), trust: trustPath, ...(usedBy && { usedBy }) }] };
}
