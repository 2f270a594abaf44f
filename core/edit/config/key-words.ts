import { type ConfigKey, readersOf } from "../../model/config-keys.ts";

/** What a key means, takes and does not, in Markdown. */
export function explanationOf(key: ConfigKey): string {
  const lines = [`**${key.name}** · ${key.meaning}`];
  if (key.values) lines.push(`Values: ${key.values.map((value) => `\`${value}\``).join(", ")}.`);
  const limits = limitsOf(key);
  if (limits) lines.push(limits);
  if (key.default !== undefined) lines.push(`Default: \`${key.default}\`.`);
  if (key.requires) lines.push(`Has an effect only beside ${listed(key.requires)}.`);
  if (key.needsOneOf) lines.push(`Needs one of ${listed(key.needsOneOf)}.`);
  if (key.conflicts) lines.push(`Does not go with ${listed(key.conflicts)}.`);
  if (key.note) lines.push(key.note);
  if (key.deprecated)
    lines.push(
      "replacement" in key.deprecated
        ? `Deprecated: use \`${key.deprecated.replacement}\`.`
        : `Deprecated: ${key.deprecated.reason}`,
    );
  lines.push(`Read by ${readersOf(key)}.`);
  return lines.join("\n\n");
}

function limitsOf({ min, max, type }: ConfigKey): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  const unit = type === "integer" ? "" : " characters";
  if (min !== undefined && max !== undefined) return `From ${min} to ${max}${unit}.`;
  return min !== undefined ? `At least ${min}${unit}.` : `At most ${max}${unit}.`;
}

function listed(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(", ");
}
