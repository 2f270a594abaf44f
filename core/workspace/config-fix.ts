import type { ConfigDeclared } from "../facts/fact.ts";
import type { Fix } from "../finding.ts";
import type { IniDocument } from "../hosts/document.ts";
import { editToFile } from "../hosts/mapping.ts";
import { removeSettings } from "../ini/edit.ts";
import type { Entry, IniFile } from "../ini/tree.ts";
import type { ConfigSection } from "../model/aws-config.ts";
import type { Edit } from "../text.ts";
import { type HomeSection, type HomeSetting, sectionBehind } from "./config-home.ts";
import type { WorkspaceView } from "./rule.ts";

/** What a fix of a workspace rule edits: the parsed section that a finding is about, and its file. */
export interface Editable {
  readonly ini: IniFile;
  readonly section: ConfigSection;
  readonly document: IniDocument;
}

/** A fix in the section behind a fact; none where its file is gone or its lines are read as part of another value. */
export function fixOf(
  title: string,
  at: HomeSection,
  workspace: WorkspaceView,
  edits: (editable: Editable) => readonly Edit[],
): Fix[] {
  const found = sectionBehind(at, workspace);
  if (!found || found.section.section.swallowedBy) return [];
  const { document, section } = found;
  const made = edits({ ini: document.ini, section, document });
  if (made.length === 0) return [];
  return [{ title, safe: false, edits: made.map((edit) => editToFile(document.mapping, edit)) }];
}

/** Puts another text in place of a setting's value. */
export function fixOfValue(setting: HomeSetting, value: string, workspace: WorkspaceView): Fix[] {
  const found = sectionBehind(setting, workspace);
  const entry = found && entryOf(setting, found.section);
  if (!found || !entry) return [];
  const edit = editToFile(found.document.mapping, { span: entry.valueSpan, text: value });
  return [{ title: `Replace with ${value}`, safe: false, edits: [edit] }];
}

/** Removes settings, of which some may stand in the other file; `at` is the one that the finding marks. */
export function removalOf(
  title: string,
  at: HomeSetting,
  settings: readonly HomeSetting[],
  workspace: WorkspaceView,
): Fix[] {
  const byFile = new Map<ConfigDeclared, { document: IniDocument; entries: Entry[] }>();
  for (const setting of settings) {
    const found = sectionBehind(setting, workspace);
    const entry = found && entryOf(setting, found.section);
    if (!found || !entry || found.section.section.swallowedBy) return [];
    const known = byFile.get(setting.file);
    if (known) known.entries.push(entry);
    else byFile.set(setting.file, { document: found.document, entries: [entry] });
  }
  const all = [...byFile].map(([{ place }, { document, entries }]) => ({
    file: place.file,
    edits: removeSettings(document.ini, entries).map((edit) => editToFile(document.mapping, edit)),
  }));
  const own = at.file.place.file;
  const edits = all.filter(({ file }) => file === own).flatMap((part) => part.edits);
  const elsewhere = all.filter(({ file }) => file !== own);
  return [{ title, safe: false, edits, ...(elsewhere.length > 0 && { elsewhere }) }];
}

/** The parsed setting behind a fact. */
export function entryOf({ entry }: HomeSetting, { entries }: ConfigSection): Entry | undefined {
  return entries.get(entry.key.toLowerCase());
}
