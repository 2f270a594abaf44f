import { explainerOf, type ProfileExplanation } from "../../credentials/explain.ts";
import type { Explanation } from "../../credentials/walk.ts";
import type { IniDocument } from "../../hosts/index.ts";
import { offsetInDocument } from "../../hosts/mapping.ts";
import { sectionAt } from "../../ini/path.ts";
import type { Section } from "../../ini/tree.ts";
import { configOf, sectionsOf } from "../../model/aws-config.ts";
import type { AssistContext, Lens } from "../assist.ts";
import { errorOf, isSameWay, wayOf } from "./chain.ts";
import { filesOf, type Home, homeAround } from "./home.ts";

/** Above each profile: how the tools would get its credentials, in few words, and whether errors are found on the way. */
export function lenses(document: IniDocument, context: AssistContext): Lens[] {
  const home = homeAround(document, context);
  const explain = explainerOf(filesOf(home));
  const errors = errorsIn(home, context);
  const found: Lens[] = [];
  let steps = 0;
  for (const { name, headerSpan } of sectionsOf(configOf(document), "profile")) {
    if (found.length === most || steps > mostSteps) break;
    const explained = explain(name);
    const { awscli, js } = explained.tools;
    steps += awscli.steps.length + js.steps.length;
    const title = titleOf(explained, errors(explained));
    found.push({ span: headerSpan, title, command: { name: "latchkey.explainProfile", args: [name, context.file] } });
  }
  return found;
}

/** A file of thousands of profiles is no place for as many lenses, nor is one whose chains are as long as the file. */
const most = 300;
const mostSteps = 10_000;

/** Both tools in one where they go the same way. */
function titleOf({ profile, tools: { awscli, js } }: ProfileExplanation, errors: number): string {
  const sign = errors === 0 ? "✓" : "⚠";
  const way = (tool: Explanation) => (tool.ok ? `${sign} ${wayOf(tool, profile)}` : `✗ ${errorOf(tool)}`);
  if (!awscli.ok && !js.ok) return way(awscli);
  const both = `AWS CLI ${awscli.ok && !js.ok ? sign : way(awscli)} · JavaScript ${js.ok && !awscli.ok ? sign : way(js)}`;
  const title = awscli.ok && js.ok && isSameWay(awscli, js) ? way(awscli) : both;
  return errors === 0 ? title : `${title} · ${errors === 1 ? "an error is" : `${errors} errors are`} reported`;
}

/** How many errors are reported in the sections that tools go through for a profile. */
function errorsIn(home: Home, context: AssistContext): (explained: ProfileExplanation) => number {
  const counts = new Map<Section, number>();
  for (const { document, file, index } of Object.values(home)) {
    for (const { severity, document: place, span } of context.findings?.(file) ?? []) {
      if (severity !== "error" || place !== index) continue;
      const section = sectionAt(document.ini, offsetInDocument(document, span.start));
      if (section) counts.set(section, (counts.get(section) ?? 0) + 1);
    }
  }
  return ({ profile, tools }) => {
    if (counts.size === 0) return 0;
    const own = Object.values(home).flatMap(({ document }) => sectionsOf(configOf(document), "profile", profile));
    const touched = new Set(own.map(({ section }) => section));
    for (const { place } of [...tools.awscli.steps, ...tools.js.steps]) {
      const holder = place && home[place.in];
      const section = holder && sectionAt(holder.document.ini, place.span.start);
      if (section) touched.add(section);
    }
    return [...touched].reduce((sum, section) => sum + (counts.get(section) ?? 0), 0);
  };
}
