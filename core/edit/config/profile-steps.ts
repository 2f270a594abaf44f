/** From where a new profile gets its credentials. */
export const profileSorts = ["role", "sso", "web-identity", "process", "machine"] as const;

export type ProfileSort = (typeof profileSorts)[number];

/** A profile that is being made: what was answered so far, by the key that it becomes (`name`: the profile's own). */
export interface NewProfile {
  readonly sort: ProfileSort;
  readonly answers: Readonly<Record<string, string | undefined>>;
}

/** What is there already for the file that the profile goes to. */
export interface ProfileNames {
  readonly profiles: readonly string[];
  /** Those of them that have credentials; all where undefined. */
  readonly sources?: readonly string[];
  readonly sessions: readonly string[];
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}

/** A question. `choices`: what is offered; with `open` the user may type something else. */
export interface ProfileStep {
  readonly key: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly optional?: true;
  readonly open?: true;
  readonly choices?: readonly { readonly value: string; readonly detail?: string }[];
}

export const sortWords: Readonly<Record<ProfileSort, { readonly label: string; readonly detail: string }>> = {
  role: { label: "A role, from another profile", detail: "source_profile assumes role_arn" },
  sso: { label: "IAM Identity Center (SSO)", detail: "sign in with the browser: aws sso login" },
  "web-identity": { label: "A role, with a web identity token", detail: "a token in a file, as in EKS or CI" },
  process: { label: "A program of your own", detail: "credential_process prints the credentials" },
  machine: { label: "A role, from the instance or container", detail: "EC2, ECS, or the environment" },
};

/** The questions for a profile, in order; those about a session only where it is a new one. */
export function stepsOf({ sort, answers }: NewProfile, names: ProfileNames): ProfileStep[] {
  const region: ProfileStep = { ...regionStep("region", "The Region to work in.", names), optional: true };
  switch (sort) {
    case "role":
      return [nameStep, roleStep, sourceStep(names), externalIdStep, mfaStep, region];
    case "sso": {
      const session = (answers.sso_session ?? "").trim();
      const ofSession = isNewSession(session, names)
        ? [startUrlStep, regionStep("sso_region", "The Region of IAM Identity Center.", names)]
        : [];
      return [nameStep, sessionStep(names), ...ofSession, accountStep, ssoRoleStep, region];
    }
    case "web-identity":
      return [nameStep, roleStep, tokenStep, region];
    case "process":
      return [nameStep, commandStep, region];
    case "machine":
      return [nameStep, roleStep, machineStep, region];
  }
}

export function isNewSession(session: string, { sessions }: Pick<ProfileNames, "sessions">): boolean {
  return session !== "" && !sessions.includes(session);
}

const nameStep: ProfileStep = { key: "name", prompt: "The name of the new profile.", placeholder: "my-profile" };

const roleStep: ProfileStep = {
  key: "role_arn",
  prompt: "The ARN of the role.",
  placeholder: "arn:aws:iam::ACCOUNT:role/NAME",
};

const externalIdStep: ProfileStep = {
  key: "external_id",
  prompt: "The external id that the role's trust policy asks for, if it does.",
  placeholder: "none",
  optional: true,
};

const mfaStep: ProfileStep = {
  key: "mfa_serial",
  prompt: "The MFA device that the role's trust policy asks for, if it does.",
  placeholder: "arn:aws:iam::ACCOUNT:mfa/NAME, or none",
  optional: true,
};

const startUrlStep: ProfileStep = {
  key: "sso_start_url",
  prompt: "The address at which you sign in.",
  placeholder: "https://NAME.awsapps.com/start",
};

const accountStep: ProfileStep = {
  key: "sso_account_id",
  prompt: "The account to work in.",
  placeholder: "12 digits",
};

const ssoRoleStep: ProfileStep = {
  key: "sso_role_name",
  prompt: "The permission set, as the sign-in page shows it.",
  placeholder: "PowerUserAccess",
};

const tokenStep: ProfileStep = {
  key: "web_identity_token_file",
  prompt: "The file that holds the token: its whole path.",
  placeholder: "/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
};

const commandStep: ProfileStep = {
  key: "credential_process",
  prompt: "The program that prints credentials as JSON, with its arguments; the whole path, no shell.",
  placeholder: "/opt/bin/credentials --account dev",
};

const machineStep: ProfileStep = {
  key: "credential_source",
  prompt: "Whose credentials assume the role?",
  placeholder: "where the program runs",
  choices: [
    { value: "Ec2InstanceMetadata", detail: "the role of the EC2 instance" },
    { value: "EcsContainer", detail: "the role of the ECS task" },
    { value: "Environment", detail: "AWS_ACCESS_KEY_ID and its like" },
  ],
};

/** The profiles whose credentials can assume a role. */
export function sourcesIn({ profiles, sources }: ProfileNames): readonly string[] {
  return sources ?? profiles;
}

function sourceStep(names: ProfileNames): ProfileStep {
  return {
    key: "source_profile",
    prompt: "Whose credentials assume the role?",
    placeholder: "a profile",
    choices: sourcesIn(names).map((value) => ({ value })),
  };
}

function sessionStep({ sessions }: ProfileNames): ProfileStep {
  return {
    key: "sso_session",
    prompt: "The session that signs in; a new name makes a new one.",
    placeholder: "my-sso",
    open: true,
    choices: sessions.map((value) => ({ value, detail: "a session that is there" })),
  };
}

function regionStep(key: string, prompt: string, { regions }: ProfileNames): ProfileStep {
  return {
    key,
    prompt,
    placeholder: "us-east-1",
    open: true,
    choices: regions.map(({ code, name }) => ({ value: code, detail: name })),
  };
}
