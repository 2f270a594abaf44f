// Everything that comes in: the protocol's addresses, ranges and settings become core's names, spans and settings here.
import type { Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { defaultSettings, type Settings, settingsOf } from "../core/settings.ts";
import type { Span } from "../core/text.ts";

/** The name that the project knows a file by: its path with forward slashes, or the whole address where it has no path on disk. */
export function nameOf(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== "file") return uri;
  const path = parsed.fsPath.replaceAll("\\", "/");
  return path.startsWith("/") ? path : `/${path}`;
}

export function uriOf(name: string): string {
  return name.startsWith("/") ? URI.file(name).toString() : name;
}

export function spanOf(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** What a client says of itself at the start; anything else is ignored. */
export interface ClientOptions {
  /** Languages in which the client's own JSON support reports syntax. */
  readonly jsonSyntaxLanguages: readonly string[];
  /** An address in which `{code}` stands for a rule: the client opens the rule's page there. */
  readonly rulePages: string | undefined;
  /** The client's command that opens the list of completions. */
  readonly suggestCommand: string | undefined;
  /** The client's command that opens the file of an address. */
  readonly openCommand: string | undefined;
}

export function clientOptionsOf(value: unknown): ClientOptions {
  const options = (value ?? {}) as { readonly [name in keyof ClientOptions]?: unknown };
  const languages = Array.isArray(options.jsonSyntaxLanguages) ? options.jsonSyntaxLanguages.map(String) : [];
  return {
    jsonSyntaxLanguages: languages,
    rulePages: typeof options.rulePages === "string" ? options.rulePages : undefined,
    suggestCommand: typeof options.suggestCommand === "string" ? options.suggestCommand : undefined,
    openCommand: typeof options.openCommand === "string" ? options.openCommand : undefined,
  };
}

/** The `latchkey` section of the client's configuration. */
export function settingsFromClient(
  value: unknown,
  { jsonSyntaxLanguages }: ClientOptions,
  userProfiles: () => readonly string[],
): Settings {
  const section = (value ?? {}) as { rules?: unknown; associations?: unknown; readHome?: unknown };
  return settingsOf(section, {
    ...defaultSettings,
    jsonSyntaxIsSpokenFor: jsonSyntaxLanguages.includes("json"),
    userProfiles: section.readHome === false ? [] : userProfiles(),
  });
}

/** Whether the client's `latchkey` section wants lenses; only a plain no hides them. */
export function lensesFromClient(value: unknown): "shown" | "hidden" {
  return (value as { lenses?: unknown } | null | undefined)?.lenses === false ? "hidden" : "shown";
}

/**
 * Whether policies are to be laid out when the client formats a file. A client with JSON support of its own has a
 * formatter for JSON, and would have to ask which of the two to take; there it is the user's choice.
 */
export function layoutsFromClient(
  value: unknown,
  { jsonSyntaxLanguages }: ClientOptions,
): "policies too" | "config files alone" {
  const section = value as { readonly format?: { readonly policies?: unknown } } | null | undefined;
  const wanted = section?.format?.policies;
  if (typeof wanted === "boolean") return wanted ? "policies too" : "config files alone";
  return jsonSyntaxLanguages.includes("json") ? "config files alone" : "policies too";
}
