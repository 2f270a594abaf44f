/** Text as code, whatever it holds: values are other people's text, and must not become markup. */
export function code(text: string): string {
  const shown = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  const plain = shown.replace(/\s+/g, " ");
  const ticks = "`".repeat(Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return ticks.length > 1 || plain.trim() === "" ? `${ticks} ${plain} ${ticks}` : `\`${plain}\``;
}

/** Text as prose: characters that Markdown, HTML or an editor's links would take for their own are written out. */
export function prose(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&$]/g, "\\$&").replace(/\s+/g, " ");
}
