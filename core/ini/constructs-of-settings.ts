import { type Construct, construct, readsIt, rejectsFile, skipsIt } from "./construct.ts";

/** The constructs of lines below a header: keys, values, blocks and comments. */
export const constructsOfSettings = {
  "attached-comment": construct("Comment sign without a space before it", "k = v#c", "same", {
    spec: "keeps it in the value",
    botocore: "keeps it in the value",
    js: "keeps it in the value",
    go: "keeps it in the value; older versions cut the value there",
  }),
  "byte-order-mark": construct("UTF-8 byte order mark", "\\uFEFF[default]", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: readsIt,
    go: rejectsFile,
  }),
  "carriage-return": construct("Lines that end in a carriage return alone", "[default]\\rk = v\\r", "rejects", {
    spec: rejectsFile,
    botocore: readsIt,
    js: "reads nothing",
    go: "reads nothing",
  }),
  "colon-separator": construct("Colon between key and value", "k: v", "rejects", {
    spec: rejectsFile,
    botocore: readsIt,
    js: skipsIt,
    go: readsIt,
  }),
  "conflict-marker": construct("Merge conflict marker", "<<<<<<< HEAD", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: "skips the marker, so that the last side wins",
    go: rejectsFile,
  }),
  continuation: construct("Value that goes on in the next line", "k = v\\n  more", "differs", {
    spec: "joins the lines with a line break",
    botocore: "joins the lines with a line break",
    js: "drops the second line",
    go: "joins the lines with a line break",
  }),
  "deep-nesting": construct("Block within a block", "s3 =\\n  a =\\n    b = c", "differs", {
    spec: "reads the inner settings as if they stood in the outer block",
    botocore: "reads the inner settings as if they stood in the outer block",
    js: "reads the inner settings as a block of their own",
  }),
  "duplicate-key": construct("Key twice in a section, whatever its case", "k = 1\\nK = 2", "rejects", {
    spec: "takes the last",
    botocore: rejectsFile,
    js: "takes the last",
    go: "takes the last",
  }),
  "empty-value": construct("Key without a value", "name =", "differs", {
    spec: "reads an empty value",
    botocore: "reads an empty value",
    js: "takes it for the start of a block and reads no such key",
    go: "reads an empty value",
  }),
  "export-prefix": construct("Shell's export before a key", "export k = v", "same", {
    spec: "ignores the key",
    botocore: 'reads a key named "export k"',
    js: 'reads a key named "export k"',
    go: 'reads a key named "export k"',
  }),
  "indented-comment": construct("Comment behind spaces", "k = v\\n  # c", "differs", {
    spec: "appends it to the value above, and rejects the file within a block",
    botocore: skipsIt,
    js: skipsIt,
    go: skipsIt,
  }),
  "indented-first-key": construct("Spaces before the first key of a section", "[default]\\n  k = v", "rejects", {
    spec: rejectsFile,
    botocore: readsIt,
    js: readsIt,
    go: readsIt,
  }),
  "indented-later-key": construct("Spaces before a later key", "a = 1\\n  b = 2", "differs", {
    spec: "appends the line to the value above",
    botocore: "appends the line to the value above",
    js: "reads it as a key of its own",
    go: "appends the line to the value above",
  }),
  "literal-escape": construct("Backslash, percent, $VARIABLE or ~ in a value", "k = ~/$HOME", "same", {
    spec: "keeps it as it is",
    botocore: "keeps it as it is",
    js: "keeps it as it is",
    go: "keeps it as it is",
  }),
  "missing-key": construct("Value without a key", "= v", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: skipsIt,
    go: skipsIt,
  }),
  "missing-separator": construct("Line without =", "region us-east-1", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: skipsIt,
    go: rejectsFile,
  }),
  "nested-comment": construct("Comment behind a value in a block", "s3 =\\n  k = v # c", "differs", {
    spec: "keeps the comment as part of the value",
    botocore: "keeps the comment as part of the value",
    js: "drops the comment",
    go: "keeps the comment as part of the value",
  }),
  "nested-missing-separator": construct("Line without = in a block", "s3 =\\n  path", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: skipsIt,
    go: skipsIt,
  }),
  "quoted-value": construct("Value in quotes", 'k = "v"', "differs", {
    spec: "keeps the quotes as part of the value",
    botocore: "keeps the quotes as part of the value",
    js: "keeps the quotes as part of the value",
    go: "drops the quotes",
  }),
  "text-before-header": construct("Text above the first header", "region = us-east-1\\n[default]", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: skipsIt,
    go: skipsIt,
  }),
  "trailing-comment": construct("Comment behind a value", "k = v # c", "differs", {
    spec: "drops the comment",
    botocore: "keeps the comment as part of the value",
    js: "drops the comment",
    go: "drops the comment",
  }),
  "unusual-space": construct("No-break or other special space beside a value", "k = v\\u00a0", "differs", {
    spec: "keeps it as part of the value",
    botocore: "drops it",
    js: "drops it",
    go: "drops it",
  }),
  "upper-case-key": construct("Key in upper case", "REGION = v", "differs", {
    spec: "finds it in Rust, and not in Java and C",
    botocore: readsIt,
    js: "does not find it",
    go: readsIt,
  }),
} as const satisfies Record<string, Construct>;
