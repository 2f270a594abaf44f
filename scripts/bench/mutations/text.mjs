// Ways to spoil the text of a sound document, whatever it says: `spoil(text, pick)` gives the spoilt text, or nothing.
const json = ["identity-policy", "bucket-policy", "trust-policy", "resource-policy", "scp", "rcp", "cors"];
const files = ["aws-config", "aws-credentials"];

const at = (pattern, change) => (text, pick) => {
  let spoilt;
  pick([...text.matchAll(pattern)], (match) => {
    spoilt = text.slice(0, match.index) + change(...match) + text.slice(match.index + match[0].length);
    return spoilt !== text;
  });
  return spoilt;
};

export const textMutations = [
  {
    name: "trailing comma",
    kinds: json,
    follows: ["trailing-comma"],
    spoil: at(/(["\]}])(\s*[\]}])/g, (_, a, b) => `${a},${b}`),
  },
  { name: "comma lost", kinds: json, follows: ["json-syntax"], spoil: at(/,\n/g, () => "\n") },
  { name: "quote lost", kinds: json, follows: ["json-syntax"], spoil: at(/"(?=:)/g, () => "") },
  { name: "bracket lost", kinds: json, follows: ["json-syntax"], spoil: (text) => text.replace(/[}\]]\s*$/, "") },
  { name: "comment", kinds: json, follows: ["comment-in-json"], spoil: at(/,\n/g, () => ", // see above\n") },
  {
    name: "typographic quotes",
    kinds: json,
    follows: ["smart-quote"],
    spoil: at(/"(\w+)":/g, (_, name) => `“${name}”:`),
  },
  {
    name: "byte order mark",
    kinds: [...json, ...files],
    follows: ["byte-order-mark"],
    spoil: (text) => `\ufeff${text}`,
  },
  {
    name: "member twice",
    kinds: json,
    follows: ["duplicate-member"],
    spoil: at(/^(\s*"\w+": "[^"]*"),?$/gm, (_, line) => `${line},\n${line}${_.endsWith(",") ? "," : ""}`),
  },
  // Config and credentials files.
  {
    name: "word profile lost",
    kinds: ["aws-config"],
    follows: ["profile-prefix"],
    spoil: at(/\[profile /g, () => "["),
  },
  {
    name: "word profile in the credentials file",
    kinds: ["aws-credentials"],
    follows: ["profile-prefix"],
    spoil: at(/\[(?!default)/g, () => "[profile "),
  },
  { name: "bracket of a header lost", kinds: files, follows: ["malformed-header"], spoil: at(/\]\n/g, () => "\n") },
  { name: "value in quotes", kinds: files, follows: ["quoted-value"], spoil: at(/ = (\S+)$/gm, (_, v) => ` = "${v}"`) },
  {
    name: "colon for the equals sign",
    kinds: files,
    follows: ["colon-separator", "malformed-line"],
    spoil: at(/^(\w+) = (?=\S)/gm, (_, key) => `${key}: `),
  },
  {
    name: "setting indented",
    kinds: files,
    follows: ["indented-line"],
    spoil: at(/\n(?=[a-z]\w+ = \S)/g, () => "\n  "),
  },
  {
    name: "setting twice",
    kinds: files,
    follows: ["duplicate-key"],
    spoil: at(/^[a-z]\w+ = \S.*\n/gm, (line) => line + line),
  },
  {
    name: "section twice",
    kinds: files,
    follows: ["duplicate-section"],
    spoil: at(/^\[.*\]\n.*\n/gm, (section) => `${section}\n${section}`),
  },
  {
    name: "comment behind a value",
    kinds: files,
    follows: ["commented-value"],
    spoil: at(/ = (\S+)$/gm, (all) => `${all} # ours`),
  },
  {
    name: "value lost",
    kinds: files,
    follows: ["empty-value", "incomplete-key-pair"],
    spoil: at(/^(region|role_arn|output) = .*$/gm, (_, k) => `${k} =`),
  },
  { name: "key misspelt", kinds: files, follows: ["unknown-key"], spoil: at(/^(regio)n(?= =)/gm, (_, start) => start) },
  {
    name: "key in capitals",
    kinds: files,
    follows: ["upper-case-key"],
    spoil: at(/^(region|role_arn|aws_access_key_id)(?= =)/gm, (key) => key.toUpperCase()),
  },
  {
    name: "Region misspelt",
    kinds: ["aws-config"],
    follows: ["invalid-region"],
    spoil: at(/^region = ([a-z]+)-/gm, (_, first) => `region = ${first}_`),
  },
  {
    name: "zone for the Region",
    kinds: ["aws-config"],
    follows: ["zone-as-region"],
    spoil: at(/^region = .*$/gm, (line) => `${line}a`),
  },
  {
    name: "number that is none",
    kinds: ["aws-config"],
    follows: ["invalid-number"],
    spoil: at(/^duration_seconds = .*$/gm, () => "duration_seconds = 1h"),
  },
  { name: "size that is none", kinds: ["aws-config"], follows: ["invalid-size"], spoil: at(/64MB/g, () => "64 megs") },
  {
    name: "boolean that is none",
    kinds: ["aws-config"],
    follows: ["invalid-boolean"],
    spoil: at(/= true$/gm, () => "= yes please"),
  },
  {
    name: "choice that is none",
    kinds: ["aws-config"],
    follows: ["invalid-choice"],
    spoil: at(/^output = .*$/gm, () => "output = jsn"),
  },
  {
    name: "role's ARN cut",
    kinds: ["aws-config"],
    follows: ["malformed-role-arn"],
    spoil: at(/^role_arn = .*$/gm, (line) => line.replace(":role/", ":")),
  },
  {
    name: "source of a role lost",
    kinds: ["aws-config"],
    follows: ["role-without-source"],
    spoil: at(/^(?:source_profile|credential_source) = .*\n/gm, () => ""),
  },
  {
    name: "unknown source profile",
    kinds: ["aws-config"],
    follows: ["unknown-profile"],
    spoil: at(/^source_profile = .*$/gm, () => "source_profile = defualt"),
  },
  {
    name: "unknown single sign-on session",
    kinds: ["aws-config"],
    follows: ["unknown-sso-session"],
    spoil: at(/^sso_session = .*$/gm, () => "sso_session = labs"),
  },
  {
    name: "half of a key pair lost",
    kinds: ["aws-credentials"],
    follows: ["incomplete-key-pair"],
    spoil: at(/^aws_secret_access_key = .*\n/gm, () => ""),
  },
  {
    name: "letter of a key id lost",
    kinds: ["aws-credentials"],
    follows: ["malformed-key-id"],
    spoil: at(/AKIA/g, () => "AKI"),
  },
  { name: "mark of a merge", kinds: files, follows: ["conflict-marker"], spoil: at(/^\[/gm, () => "<<<<<<< HEAD\n[") },
];
