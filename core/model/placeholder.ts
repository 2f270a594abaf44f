/** A part of a value that somebody was meant to replace: offsets within the value. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The placeholders in a value, as tutorials write them: `<ACCOUNT-ID>`, `{{bucket}}`, `YOUR_BUCKET_NAME`, `PASTE … HERE`,
 * `ACCESS_KEY`, `xxxxxxxxxxxx`. A policy variable (`${aws:username}`) is none, nor is a name that merely has capitals.
 */
export function placeholdersIn(value: string): readonly Placeholder[] {
  if (!hint.test(value)) return none;
  const found: Placeholder[] = [];
  for (const match of value.matchAll(pattern)) {
    const text = match[0];
    if (found.some(({ end }) => match.index < end)) continue;
    if (isVariable(value, match.index)) continue;
    found.push({ start: match.index, end: match.index + text.length, text });
  }
  return found;
}

/** Whether a value still has something to fill in: then its form says nothing about what it will be. */
export function hasPlaceholder(value: string): boolean {
  return placeholdersIn(value).length > 0;
}

const none: readonly Placeholder[] = [];

/** What each of the patterns needs; nearly all values have none of it. */
const hint = /[<{[]|[A-Z]{4}|PUT[ _-]|[A-Z][A-Z0-9][-_][A-Z]|[yY]our|[Xx]{6}|^arn:[\w-]*:[\w-]*:[\w-]*:[A-Za-z$]/;

const word = "[A-Za-z0-9]+";
const subject =
  "ACCOUNT|AWS|BUCKET|ROLE|USER|REGION|KEY|SECRET|TOKEN|PROFILE|ORG|ORGANIZATION|OU|PRINCIPAL|POLICY|EXTERNAL|STACK|CLUSTER|VPC|VPCE|REPO|REPOSITORY|GITHUB|PREFIX|FOLDER|PATH|STATEMENT|QUEUE|TOPIC|TABLE|FUNCTION|ACCESS|DOMAIN|IP|INPUT|OUTPUT|SOURCE|DEST|DESTINATION|MY|S3|IAM";
const part =
  "ID|NUMBER|NO|NAME|NAMES|ARN|ARNS|KEY|KEYS|ID_HERE|HERE|VALUE|URL|HOST|SUFFIX|PREFIX|BUCKET|ROLE|USER|ACCOUNT|PROFILE|REGION|TOKEN|SECRET|PATH|FOLDER|ADDRESS|RANGE|TAG|USERNAME";

const pattern = new RegExp(
  [
    // <ACCOUNT-ID>, <your bucket>
    '<[^<>"\\n]{1,60}>',
    // {{bucket}}, {ACCOUNT_ID}, [account-id]
    '\\{\\{[^{}"\\n]{1,60}\\}\\}',
    "(?<![$\\w]|\\$\\{)\\{[A-Za-z][A-Za-z0-9 _-]{1,40}\\}",
    "\\[[A-Z][A-Z0-9 _-]{2,40}\\]",
    // PASTE THE ARN HERE, INSERT_ARN, REPLACE_ME, CHANGEME, your-bucket-name
    "\\b(?:PASTE|INSERT|ENTER|FILL|PUT)[ _-][A-Za-z0-9 _.'-]{0,60}?(?:HERE\\b|(?=$|[:/]))",
    "\\bREPLACE(?:[_-]?(?:ME|THIS|WITH)[A-Z0-9_-]*)\\b|\\bCHANGE[_-]?ME\\b|\\bFIX[_-]?ME\\b|\\bTODO\\b|\\bPLACEHOLDER\\b",
    `\\b(?:YOUR|your)[-_ ]?(?:${word})(?:[-_]${word})*\\b`,
    "\\bYour[A-Z][A-Za-z]+\\b",
    // ACCOUNT_ID, BUCKET-NAME, ACCESS_KEY
    `(?<![A-Za-z0-9_-])(?:(?:${subject})[-_])+(?:${part})(?:[-_](?:${part}))*(?![A-Za-z0-9_-]|\\})`,
    "(?<![A-Za-z0-9])(?:ACCOUNTID|ACCOUNTNUMBER|BUCKETNAME|ROLENAME|USERNAME|BUCKET_NAME|ACCOUNT_ID)(?![A-Za-z0-9])",
    "\\bACCOUNT-ID-WITHOUT-HYPHENS\\b",
    // account-id or $ACCOUNT where an ARN has twelve digits, as AWS's guides print it
    "(?<=^arn:[\\w-]*:[\\w-]*:[\\w-]*:)(?:[\\w-]*(?:[Aa]ccount|ACCOUNT|[Aa]cct|ACCT)[\\w-]*(?:[Ii][Dd]|[Nn]umber)|[Aa]ccount[A-Z]?|ACCOUNT|ACCT|\\$\\w+)(?=:)",
    // XXXXXXXXXXXX, xxxxxxxxxxxx
    "(?<![A-Za-z0-9])[Xx]{6,}(?![A-Za-z0-9])",
  ].join("|"),
  "g",
);

/** Inside `${…}` everything is a variable's name. */
function isVariable(value: string, index: number): boolean {
  const open = value.lastIndexOf("${", index);
  return open >= 0 && value.indexOf("}", open) > index - 1 && value[index - 1] !== "}";
}
