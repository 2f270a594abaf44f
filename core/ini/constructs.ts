/**
 * The ways of writing a config or credentials file on which tools disagree, and what each tool does with them. The
 * common specification is what the SDKs for Java, Rust, C and Kotlin share; AWS CLI stands for boto3 as well.
 */
export interface Construct {
  readonly title: string;
  readonly example: string;
  /** What each does, as the end of a sentence that its name begins; a reader is missing where nothing is known. */
  readonly reads: Readonly<Partial<Record<Reader, string>>>;
  /** `rejects`: a mainstream tool refuses the whole file; `differs`: tools read different values; `same`: all agree. */
  readonly effect: "rejects" | "differs" | "same";
}

export type Reader = "spec" | "botocore" | "js" | "go";

const rejectsFile = "rejects the whole file";
const readsIt = "reads it as meant";
const skipsIt = "skips it";

export const constructs = {
  "attached-comment": row("Comment sign without a space before it", "k = v#c", "same", {
    spec: "keeps it in the value",
    botocore: "keeps it in the value",
    js: "keeps it in the value",
    go: "keeps it in the value; older versions cut the value there",
  }),
  "attached-header-comment": row("Comment right behind a header", "[profile foo]# c", "differs", {
    spec: readsIt,
    botocore: readsIt,
    js: "misses the header, so that its settings go to the section above",
    go: readsIt,
  }),
  "bracket-after-header": row("Second bracket behind a header", "[profile foo] # see [1]", "differs", {
    spec: readsIt,
    botocore: "takes everything up to the last bracket for the name",
    js: readsIt,
    go: readsIt,
  }),
  "byte-order-mark": row("UTF-8 byte order mark", "\\uFEFF[default]", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: readsIt,
    go: rejectsFile,
  }),
  "carriage-return": row("Lines that end in a carriage return alone", "[default]\\rk = v\\r", "rejects", {
    spec: rejectsFile,
    botocore: readsIt,
    js: "reads nothing",
    go: "reads nothing",
  }),
  "colon-separator": row("Colon between key and value", "k: v", "rejects", {
    spec: rejectsFile,
    botocore: readsIt,
    js: skipsIt,
    go: readsIt,
  }),
  "conflict-marker": row("Merge conflict marker", "<<<<<<< HEAD", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: "skips the marker, so that the last side wins",
    go: rejectsFile,
  }),
  continuation: row("Value that goes on in the next line", "k = v\\n  more", "differs", {
    spec: "joins the lines with a line break",
    botocore: "joins the lines with a line break",
    js: "drops the second line",
    go: "joins the lines with a line break",
  }),
  "deep-nesting": row("Block within a block", "s3 =\\n  a =\\n    b = c", "differs", {
    spec: "reads the inner settings as if they stood in the outer block",
    botocore: "reads the inner settings as if they stood in the outer block",
    js: "reads the inner settings as a block of their own",
  }),
  "default-twice": row("[default] beside [profile default]", "[default]\\n[profile default]", "differs", {
    spec: "reads [profile default] alone",
    botocore: "reads the one that comes last alone",
    js: "reads [profile default] alone",
    go: "reads [profile default] alone",
  }),
  "dotted-profile": row("Dot between the type and the name", "[profile.foo]", "differs", {
    spec: skipsIt,
    botocore: skipsIt,
    js: "reads it as [profile foo]",
    go: skipsIt,
  }),
  "duplicate-key": row("Key twice in a section, whatever its case", "k = 1\\nK = 2", "rejects", {
    spec: "takes the last",
    botocore: rejectsFile,
    js: "takes the last",
    go: "takes the last",
  }),
  "duplicate-section": row("Section twice in a file", "[default]\\n[default]", "rejects", {
    spec: "merges them",
    botocore: rejectsFile,
    js: "merges them",
    go: "merges them",
  }),
  "empty-header": row("Header without a name", "[]", "rejects", {
    botocore: rejectsFile,
    js: "skips the section",
    go: "skips the section",
  }),
  "empty-section": row("Profile without settings", "[profile foo]", "differs", {
    spec: "knows the profile",
    botocore: "knows the profile",
    js: "does not know the profile",
    go: "knows the profile",
  }),
  "empty-value": row("Key without a value", "name =", "differs", {
    spec: "reads an empty value",
    botocore: "reads an empty value",
    js: "takes it for the start of a block and reads no such key",
    go: "reads an empty value",
  }),
  "export-prefix": row("Shell's export before a key", "export k = v", "same", {
    spec: "ignores the key",
    botocore: 'reads a key named "export k"',
    js: 'reads a key named "export k"',
    go: 'reads a key named "export k"',
  }),
  "indented-comment": row("Comment behind spaces", "k = v\\n  # c", "differs", {
    spec: "appends it to the value above, and rejects the file within a block",
    botocore: skipsIt,
    js: skipsIt,
    go: skipsIt,
  }),
  "indented-first-key": row("Spaces before the first key of a section", "[default]\\n  k = v", "rejects", {
    spec: rejectsFile,
    botocore: readsIt,
    js: readsIt,
    go: readsIt,
  }),
  "indented-header": row("Spaces before a header", "k = v\\n  [foo]", "rejects", {
    spec: "appends it to the value above, and rejects the file where there is none",
    botocore: "appends it to the value above, with what follows, and then usually rejects the file",
    js: readsIt,
    go: readsIt,
  }),
  "indented-later-key": row("Spaces before a later key", "a = 1\\n  b = 2", "differs", {
    spec: "appends the line to the value above",
    botocore: "appends the line to the value above",
    js: "reads it as a key of its own",
    go: "appends the line to the value above",
  }),
  "literal-escape": row("Backslash, percent, $VARIABLE or ~ in a value", "k = ~/$HOME", "same", {
    spec: "keeps it as it is",
    botocore: "keeps it as it is",
    js: "keeps it as it is",
    go: "keeps it as it is",
  }),
  "missing-key": row("Value without a key", "= v", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: skipsIt,
    go: skipsIt,
  }),
  "missing-separator": row("Line without =", "region us-east-1", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: skipsIt,
    go: rejectsFile,
  }),
  "name-characters": row("Unusual character in a name", "[profile a&b]", "differs", {
    spec: "skips the section",
    botocore: readsIt,
    js: "skips the section",
    go: readsIt,
  }),
  "name-with-space": row("Name with a space", '[profile "my p"]', "differs", {
    spec: "skips the section",
    botocore: "reads it, in a config file if the name is quoted",
    js: "skips the section",
    go: "reads the name with its quotes",
  }),
  "near-type": row("Misspelt type of section", "[profiles foo]", "differs", {
    spec: "skips the section",
    botocore: "reads whatever begins with the type as that type",
    js: "skips the section",
    go: "skips the section",
  }),
  "nested-comment": row("Comment behind a value in a block", "s3 =\\n  k = v # c", "differs", {
    spec: "keeps the comment as part of the value",
    botocore: "keeps the comment as part of the value",
    js: "drops the comment",
    go: "keeps the comment as part of the value",
  }),
  "nested-missing-separator": row("Line without = in a block", "s3 =\\n  path", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: skipsIt,
    go: skipsIt,
  }),
  "padded-header": row("Spaces inside the brackets", "[ profile foo ]", "differs", {
    spec: readsIt,
    botocore: "does not know the profile",
    js: "does not know the profile",
    go: readsIt,
  }),
  "quoted-name": row("Name in quotes", '[profile "foo"]', "differs", {
    spec: "skips the section",
    botocore: "drops the quotes in a config file and keeps them in a credentials file",
    js: "drops the quotes in a config file and keeps them in a credentials file",
    go: "keeps the quotes as part of the name",
  }),
  "quoted-value": row("Value in quotes", 'k = "v"', "differs", {
    spec: "keeps the quotes as part of the value",
    botocore: "keeps the quotes as part of the value",
    js: "keeps the quotes as part of the value",
    go: "drops the quotes",
  }),
  "respelled-section": row("One profile under two spellings", '[profile foo]\\n[profile "foo"]', "differs", {
    spec: "reads the plain spelling alone",
    botocore: "reads the one that comes last alone",
    js: "merges them",
    go: "reads two profiles",
  }),
  "text-after-header": row("Text behind a header", "[profile foo] text", "rejects", {
    spec: rejectsFile,
    botocore: "skips the text",
    js: "misses the header, so that its settings go to the section above",
    go: rejectsFile,
  }),
  "text-before-header": row("Text above the first header", "region = us-east-1\\n[default]", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: skipsIt,
    go: skipsIt,
  }),
  "trailing-comment": row("Comment behind a value", "k = v # c", "differs", {
    spec: "drops the comment",
    botocore: "keeps the comment as part of the value",
    js: "drops the comment",
    go: "drops the comment",
  }),
  "unclosed-header": row("Header without ]", "[profile foo", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: "misses the header, so that its settings go to the section above",
    go: rejectsFile,
  }),
  "unusual-space": row("No-break or other special space beside a value", "k = v\\u00a0", "differs", {
    spec: "keeps it as part of the value",
    botocore: "drops it",
    js: "drops it",
    go: "drops it",
  }),
  "upper-case-key": row("Key in upper case", "REGION = v", "differs", {
    spec: "finds it in Rust, and not in Java and C",
    botocore: readsIt,
    js: "does not find it",
    go: readsIt,
  }),
  "upper-default": row("[DEFAULT] in upper case", "[DEFAULT]", "differs", {
    spec: skipsIt,
    botocore: "puts its settings into every profile",
    js: "skips it in a config file",
    go: "takes it for a profile of that name",
  }),
  "wide-header": row("Two spaces in a header", "[profile  foo]", "differs", {
    spec: readsIt,
    botocore: readsIt,
    js: "does not know the profile",
    go: readsIt,
  }),
} as const satisfies Record<string, Construct>;

export type ConstructCode = keyof typeof constructs;

function row(title: string, example: string, effect: Construct["effect"], reads: Construct["reads"]): Construct {
  return { title, example, effect, reads };
}
