import { addSetting } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-s3-mrap.html */
export const partlyReadSetting: Rule = {
  code: "partly-read-setting",
  kinds: configKinds,
  severity: "info",
  summary: "A setting stands where some tools read it and others do not.",
  check: {
    setting({ key, block, entry, section }) {
      if (key !== "s3_disable_multiregion_access_points" || (block && block.key.toLowerCase() !== "s3"))
        return undefined;
      const inBlock = section.entries.get("s3")?.nested.some((nested) => nested.key.toLowerCase() === key);
      if (inBlock && section.entries.has(key)) return undefined;
      return [
        {
          span: entry.keySpan,
          message: block
            ? "AWS CLI and boto3 read this in the block s3, and the SDKs only outside of it; it takes both lines for all to agree."
            : "The SDKs read this here, and AWS CLI and boto3 only in the block s3; it takes both lines for all to agree.",
        },
      ];
    },
    section({ role, entries, section, headerSpan }, { ini }) {
      if (role !== "plugins" || entries.size === 0 || entries.has("cli_legacy_plugin_path")) return undefined;
      const add = addSetting(ini, section, "cli_legacy_plugin_path", "<FOLDER>");
      return [
        {
          span: headerSpan,
          message:
            "AWS CLI v1 looks for these plugins among the modules of its Python; v2 loads none unless cli_legacy_plugin_path says in which folder they are.",
          fixes: section.swallowedBy
            ? []
            : [{ title: "Add cli_legacy_plugin_path to fill in", safe: false, edits: [add] }],
        },
      ];
    },
  },
};
