import { type Construct, construct, readsIt, rejectsFile, skipsIt } from "./construct.ts";

/** The constructs of sections: their headers, types and names. */
export const constructsOfHeaders = {
  "attached-header-comment": construct("Comment right behind a header", "[profile foo]# c", "differs", {
    spec: readsIt,
    botocore: readsIt,
    js: "misses the header, so that its settings go to the section above",
    go: readsIt,
  }),
  "bracket-after-header": construct("Second bracket behind a header", "[profile foo] # see [1]", "differs", {
    spec: readsIt,
    botocore: "takes everything up to the last bracket for the name",
    js: readsIt,
    go: readsIt,
  }),
  "default-twice": construct("[default] beside [profile default]", "[default]\\n[profile default]", "differs", {
    spec: "reads [profile default] alone",
    botocore: "reads the one that comes last alone",
    js: "reads [profile default] alone",
    go: "reads [profile default] alone",
  }),
  "dotted-profile": construct("Dot between the type and the name", "[profile.foo]", "differs", {
    spec: skipsIt,
    botocore: skipsIt,
    js: "reads it as [profile foo]",
    go: skipsIt,
  }),
  "duplicate-section": construct("Section twice in a file", "[default]\\n[default]", "rejects", {
    spec: "merges them",
    botocore: rejectsFile,
    js: "merges them",
    go: "merges them",
  }),
  "empty-header": construct("Header without a name", "[]", "rejects", {
    botocore: rejectsFile,
    js: "skips the section",
    go: "skips the section",
  }),
  "empty-section": construct("Profile without settings", "[profile foo]", "differs", {
    spec: "knows the profile",
    botocore: "knows the profile",
    js: "does not know the profile",
    go: "knows the profile",
  }),
  "indented-header": construct("Spaces before a header", "k = v\\n  [foo]", "rejects", {
    spec: "appends it to the value above, and rejects the file where there is none",
    botocore: "appends it to the value above, with what follows, and then usually rejects the file",
    js: readsIt,
    go: readsIt,
  }),
  "name-characters": construct("Unusual character in a name", "[profile a&b]", "differs", {
    spec: "skips the section",
    botocore: readsIt,
    js: "skips the section",
    go: readsIt,
  }),
  "name-with-space": construct("Name with a space", '[profile "my p"]', "differs", {
    spec: "skips the section",
    botocore: "reads it, in a config file if the name is quoted",
    js: "skips the section",
    go: "reads the name with its quotes",
  }),
  "near-type": construct("Misspelt type of section", "[profiles foo]", "differs", {
    spec: "skips the section",
    botocore: "reads whatever begins with the type as that type",
    js: "skips the section",
    go: "skips the section",
  }),
  "padded-header": construct("Spaces inside the brackets", "[ profile foo ]", "differs", {
    spec: readsIt,
    botocore: "does not know the profile",
    js: "does not know the profile",
    go: readsIt,
  }),
  "quoted-name": construct("Name in quotes", '[profile "foo"]', "differs", {
    spec: "skips the section",
    botocore: "drops the quotes in a config file and keeps them in a credentials file",
    js: "drops the quotes in a config file and keeps them in a credentials file",
    go: "keeps the quotes as part of the name",
  }),
  "respelled-section": construct("One profile under two spellings", '[profile foo]\\n[profile "foo"]', "differs", {
    spec: "reads the plain spelling alone",
    botocore: "reads the one that comes last alone",
    js: "merges them",
    go: "reads two profiles",
  }),
  "text-after-header": construct("Text behind a header", "[profile foo] text", "rejects", {
    spec: rejectsFile,
    botocore: "skips the text",
    js: "misses the header, so that its settings go to the section above",
    go: rejectsFile,
  }),
  "unclosed-header": construct("Header without ]", "[profile foo", "rejects", {
    spec: rejectsFile,
    botocore: rejectsFile,
    js: "misses the header, so that its settings go to the section above",
    go: rejectsFile,
  }),
  "upper-default": construct("[DEFAULT] in upper case", "[DEFAULT]", "differs", {
    spec: skipsIt,
    botocore: "puts its settings into every profile",
    js: "skips it in a config file",
    go: "takes it for a profile of that name",
  }),
  "wide-header": construct("Two spaces in a header", "[profile  foo]", "differs", {
    spec: readsIt,
    botocore: readsIt,
    js: "does not know the profile",
    go: readsIt,
  }),
} as const satisfies Record<string, Construct>;
