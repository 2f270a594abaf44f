// docs/settings.md: what package.json says of each setting, and every rule with its severity.

/** The severity that a rule has where nothing is set, in words. */
export function usualSeverity({ severity }) {
  if (typeof severity === "string") return severity;
  const { default: usual, ...byKind } = severity;
  const kinds = new Map();
  for (const [kind, one] of Object.entries(byKind)) {
    if (one !== usual) kinds.set(one, [...(kinds.get(one) ?? []), kind]);
  }
  return [usual, ...[...kinds].map(([one, names]) => `${one} in ${names.join(", ")}`)].join("; ");
}

/** The page, from the manifest and the rules. */
export function settingsPage(manifest, rules) {
  const sections = [manifest.contributes.configuration].flat();
  const settings = sections.flatMap(({ properties }) => Object.entries(properties));
  const rows = rules.map(
    (rule) => `| [${rule.code}](rules/${rule.code}.md) | ${usualSeverity(rule)} | ${rule.summary} |`,
  );
  return `${head}\n${settings.map(sectionOf).join("\n")}\n## Rules and their severities\n\n| rule | severity | reports |\n| --- | --- | --- |\n${rows.join("\n")}\n\nWritten by \`npm run pages\`.\n`;
}

const head = `# Settings

In VS Code all of these stand under *Latchkey* in the settings. Other editors send them without the word \`latchkey\` (see [other editors](editors.md)). The
command line has \`--rule\`, \`--kind\` and \`--home\` instead. Everybody who works in a folder shares \`latchkey.json\`: its \`rules\` and \`documents\` do the same
as \`latchkey.rules\` and \`latchkey.associations\`, and win.

Severities: *error*, AWS or its tools reject it, or it can never work; *warning*, it works and is dangerous or surely not meant; *info*, it could be better;
*hint*, it rests on an assumption that the message names.
`;

function sectionOf([name, { type, default: usual, enum: values, scope, markdownDescription, description }]) {
  const facts = [
    `Type: ${type}${values ? `, one of ${values.map((value) => `\`${value}\``).join(", ")}` : ""}.`,
    `Default: \`${JSON.stringify(usual)}\`.`,
    ...(scope === "machine" || scope === "machine-overridable" ? ["A setting of the machine, not of a folder."] : []),
  ];
  return `## ${name}\n\n${markdownDescription ?? description}\n\n${facts.join(" ")}\n`;
}
