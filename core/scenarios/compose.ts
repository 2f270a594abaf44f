import type { GeneratedFile, Guide, Made, ManifestContent, Scenario, Step } from "./scenario.ts";
import { json } from "./write.ts";

export const manifestPath = "latchkey.json";
export const readmePath = "README.md";

/** The files of a set with its manifest, and with its README where it is a set. */
export function writeSet({ group, id, title }: Scenario, { files, manifest, guide }: Made): readonly GeneratedFile[] {
  const ownManifest: GeneratedFile = {
    path: manifestPath,
    about: "Latchkey's manifest: which file belongs to what, and the access that is expected",
    text: json(group === "set" ? { scenario: id, ...manifest } : manifest),
  };
  if (group === "file") return isEmpty(manifest) ? files : [...files, ownManifest];
  const all = [...files, ownManifest];
  return [
    ...all,
    { path: readmePath, about: "how to deploy the set, and how to test it", text: readme(title, all, guide) },
  ];
}

function isEmpty(manifest: ManifestContent): boolean {
  return Object.keys(manifest).length === 0;
}

function readme(title: string, files: readonly GeneratedFile[], { intro, deploy, test, notes = [] }: Guide): string {
  const parts = [
    `# ${title}`,
    intro,
    ["| File | What it is |", "| --- | --- |", ...files.map(({ path, about }) => `| \`${path}\` | ${about} |`)].join(
      "\n",
    ),
    "Run the commands in this folder. `latchkey check` tells whether the files still fit each other after a change.",
    "## Deploy",
    ...deploy.map(stepText),
    "## Test",
    ...test.map(stepText),
    ...(notes.length === 0 ? [] : ["## Good to know", notes.map((note) => `- ${note}`).join("\n")]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function stepText({ title, text, commands }: Step, index: number): string {
  return [
    `**${index + 1}. ${title}**`,
    ...(text === undefined ? [] : [text]),
    ...(commands.length === 0 ? [] : [["```sh", ...commands, "```"].join("\n")]),
  ].join("\n\n");
}

/** The steps of a guide as plain lines, for a terminal or the clipboard. */
export function commandLines({ deploy, test }: Guide): string {
  const lines = (step: Step) => [`# ${step.title}`, ...(step.text ? [`# ${step.text}`] : []), ...step.commands];
  return `${[...deploy, ...test].map((step) => lines(step).join("\n")).join("\n\n")}\n`;
}
