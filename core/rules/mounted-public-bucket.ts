import type { Rule } from "../rule.ts";
import { settingOf } from "../workspace/app-profile.ts";

/** Buckets of AWS's Registry of Open Data that the app's users read, and that nobody but their owner can mount. */
const publicBuckets: ReadonlySet<string> = new Set(["cellpainting-gallery"]);

/** https://registry.opendata.aws/cellpainting-gallery/ */
export const mountedPublicBucket: Rule = {
  code: "mounted-public-bucket",
  kinds: ["aws-config"],
  severity: "hint",
  summary: "An app reads a public bucket that it may not be able to mount, and is not told to download.",
  check: {
    *app(entity, workspace) {
      for (const app of workspace.factsOf(entity, "app-runs-tasks")) {
        const source = settingOf(app, "SOURCE_BUCKET");
        const download = app.settings.get("DOWNLOAD_FILES");
        if (!source || !publicBuckets.has(source.value) || !download || /^true$/i.test(download.value)) continue;
        yield {
          place: { file: app.place.file, span: download.value === "" ? download.nameSpan : download.valueSpan },
          message: `${source.value} is public and not yours; if your containers cannot mount it, they find no images. With 'True' they download what they read.`,
          fixes: [{ title: "Download the files", safe: false, edits: [{ span: download.valueSpan, text: "True" }] }],
        };
      }
    },
  },
};
