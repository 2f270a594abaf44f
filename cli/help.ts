const general = `latchkey checks AWS access policies, S3 CORS rules and AWS config files, offline.

  latchkey check [PATH…]     report what is wrong with files and between them
  latchkey fix [PATH…]       apply the safe fixes
  latchkey can …             whether one request is allowed, denied or depends, with the proof
  latchkey profile NAME      how tools get credentials for a profile, step by step
  latchkey links [PATH…]     what each policy belongs to, how sure that is, and what says so
  latchkey cors FILE …       what S3 answers to a request of a page, by the CORS rules in FILE
  latchkey new [SCENARIO]    write a set of files that fit each other, from a few questions
  latchkey validate [PATH…]  ask IAM Access Analyzer about policies, and merge what it says
  latchkey explain CODE      show the page of a rule
  latchkey rules             list the rules
  latchkey lsp --stdio       the language server, for editors
  latchkey --version         the version, and the date of the catalog of AWS's names

Say "latchkey COMMAND --help" for the options of one.
`;

const paths = `  PATH    files, folders (.gitignore is respected), globs; none: this folder`;

const commands: Readonly<Record<string, string>> = {
  check: `latchkey check [PATH…]

${paths}; -: standard input

  --format FORMAT       text (default), json, sarif, junit, github
  --fail-on SEVERITY    exit with 1 at error, warning (default), info, hint; never
  --kind KIND           what the named files are, instead of what their names and contents tell: identity-policy,
                        bucket-policy, trust-policy, resource-policy, scp, rcp, cors, aws-config, aws-credentials, manifest
  --rule CODE=SEVERITY  off, hint, info, warning or error for one rule; may be repeated
  --home                check ~/.aws/config and ~/.aws/credentials too
  --stdin-name NAME     the file that standard input stands for, so that its name and the files around it count
  --jobs N              threads to use (default: as many as help)
  --no-color            plain text
  --quiet               no summary and no progress

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or an input that could not be read.
`,
  fix: `latchkey fix [PATH…]

${paths}

  --suggested           apply the fixes that change what is allowed, too
  --diff                show what would change instead of writing it
  --kind KIND, --rule CODE=SEVERITY, --home, --jobs N, --quiet   as with check

Exit code: 0 done, or nothing to do; 2 wrong usage, or a file that could not be read or written.
`,
  cors: `latchkey cors FILE --origin ORIGIN --method METHOD

  FILE    a file that holds a CORS configuration; -: standard input

  --origin ORIGIN       of the page, as the browser sends it: https://app.example.com
  --method METHOD       GET, HEAD, POST, PUT or DELETE
  --headers NAME,NAME   the headers that the browser asks for beforehand (Access-Control-Request-Headers)
  --format FORMAT       text (default), json
  --no-color            plain text

Exit code: 0 the page may read the answer, 1 it may not, 2 wrong usage or no CORS configuration to read.
`,
  links: `latchkey links [PATH…]

${paths}

  Lists every policy and CORS configuration with the role, user, bucket or key that it belongs to: certain, where the
  manifest, a command or the policy itself says so, or likely, where a name or a folder suggests it.

  --format FORMAT       text (default), json

Exit code: 0; 2 wrong usage or an input that could not be read.
`,
  validate: `latchkey validate [PATH…]

${paths}; -: standard input

  Checks files as check does, sends the policies in them to AWS IAM Access Analyzer, and reports what both say. Policies
  with placeholders are not sent. AWS is asked as any tool of AWS would be: by profile, environment or role.

  --profile PROFILE     the profile to ask as
  --region REGION       the Region to ask in (default: the profile's, or AWS_REGION)
  --check CHECK         policy (default): ValidatePolicy, free of charge; or one that AWS charges for:
                        new-access           may it allow what it did not allow before?
                        access-not-granted   may it allow what is listed?
                        no-public-access     may it let everybody in?
  --against REF|FILE    new-access: what it was before, a git revision such as HEAD or a file
  --action ACTION       access-not-granted: may be repeated
  --resource ARN        access-not-granted: may be repeated
  --yes                 agree to the price; without it a person at the terminal is asked
  --locale LOCALE       the language of AWS's texts: EN (default), DE, ES, FR, IT, JA, KO, PT_BR, ZH_CN, ZH_TW
  --timeout SECONDS     how long to wait for an answer (default: 30)
  --format FORMAT, --fail-on SEVERITY, --kind KIND, --rule CODE=SEVERITY, --jobs N, --no-color, --quiet   as with check

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, an input that could not be read, or a question
that could not be put or that AWS did not answer.
`,
  explain: `latchkey explain CODE

  Prints the page of a rule, in Markdown.
`,
  rules: `latchkey rules [--format text|json]
`,
  can: `latchkey can --request FILE.json [--format text|json]
latchkey can --requests FILE.jsonl [--format json]

  Says whether one request is allowed, denied or depends, and why. The request names principal, action and resource, and
  holds the policies that apply to it; "-" reads it from standard input. With --requests every line is a request, and every
  answer a line of JSON. docs/can.md has the members.

Exit code: 0 allowed, 1 denied, 3 depends, 2 wrong usage or an unusable request; with --requests 0, or 2 where a line holds
no usable request.
`,
  profile: `latchkey profile NAME

  Shows how AWS CLI v1 and the AWS SDK for JavaScript v3 would get credentials for a profile, and where they stop. Nothing is
  run and no secret is shown. Without files it reads those that the tools would: ~/.aws, or where AWS_CONFIG_FILE and
  AWS_SHARED_CREDENTIALS_FILE point.

  --config FILE         the config file; credentials beside it is read too
  --credentials FILE    the credentials file
  --format FORMAT       text (default), json

Exit code: 0 both tools get credentials, 1 one does not, 2 wrong usage.
`,
  new: `latchkey new [SCENARIO]

  Writes a set of files that fit each other: policies, CORS rules, a profile, a manifest with the access that is expected,
  and a README with the commands that deploy and test it. On a terminal it asks for what --set does not give.
  docs/new.md has an example.

  --list                print the scenarios with their questions (of SCENARIO, or of all); --format text (default), json
  --set KEY=VALUE       answers a question; may be repeated. A list has commas between its items
  --out DIR             the folder to write to; by default SCENARIO for a whole set, this folder for a single file
  --dry-run             print the files, or how they would change, instead of writing them
  --force               replace files that are there already; a manifest that is there is always added to

Exit code: 0 written (or nothing to change), 2 wrong usage, answers that are missing or do not work, or a file in the way.
`,
  lsp: `latchkey lsp --stdio

  The language server. Editors start it; it speaks the Language Server Protocol on standard input and output.
`,
};

/** The help of a command, or of them all. */
export function help(command: string | undefined): string {
  return (command && Object.hasOwn(commands, command) ? commands[command] : undefined) ?? general;
}
