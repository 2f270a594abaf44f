import type { ConfigSetting } from "./config-setting.ts";

/** Whether a key is one that an emulator or another store takes: they have ids and secrets of any form. */
export function isStandIn({ section, value = "" }: ConfigSetting): boolean {
  if (section.entries.has("endpoint_url") || section.entries.has("services")) return true;
  return /^(?:test|dummy|fake|foo|bar|mock|local|minio|none|null|example|access|secret|xxx|anything|123|abc)/i.test(
    value,
  );
}
