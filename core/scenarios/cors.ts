// CORS configurations for what pages do with a bucket.
import { faultOfOrigin } from "../cors/origin.ts";
import { bucketQuestion } from "./questions.ts";
import type { Scenario } from "./scenario.ts";
import { corsText } from "./write.ts";

interface Use {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposes: readonly string[];
  /** A request of such a page, for the test. */
  readonly asks: string;
}

export const corsRead = corsFor({
  id: "cors-read",
  title: "CORS: read",
  detail: "pages load objects",
  methods: ["GET", "HEAD"],
  headers: ["*"],
  exposes: ["ETag"],
  asks: "--method GET",
});

export const corsUpload = corsFor({
  id: "cors-upload",
  title: "CORS: upload",
  detail: "pages upload by a form or with the SDK, and read back",
  methods: ["GET", "HEAD", "POST", "PUT"],
  headers: ["*"],
  exposes: ["ETag"],
  asks: "--method POST --headers content-type,authorization",
});

export const corsPresignedPut = corsFor({
  id: "cors-presigned-put",
  title: "CORS: presigned PUT",
  detail: "pages upload to presigned addresses",
  methods: ["PUT"],
  headers: ["content-type", "content-md5", "x-amz-*"],
  exposes: ["ETag"],
  asks: "--method PUT --headers content-type",
});

export const corsMultipart = corsFor({
  id: "cors-multipart",
  title: "CORS: multipart upload",
  detail: "pages upload large files in parts, with the SDK",
  methods: ["POST", "PUT", "DELETE"],
  headers: ["*"],
  exposes: ["ETag"],
  asks: "--method PUT --headers authorization,x-amz-date",
});

function corsFor({ id, title, detail, methods, headers, exposes, asks }: Use): Scenario {
  const writes = methods.some((method) => method !== "GET" && method !== "HEAD");
  return {
    id,
    title,
    detail,
    group: "file",
    questions: [
      bucketQuestion({ id: "bucket", title: "The bucket." }),
      {
        id: "origins",
        title: "The origins of the pages, parted by commas.",
        placeholder: "https://app.example.com",
        list: true,
        fault: (value) => faultOfPage(value, writes ? "writes" : "reads"),
        listFault: faultOfPages,
      },
    ],
    make({ of, listOf }) {
      const [first = ""] = listOf("origins");
      return {
        files: [
          {
            path: "cors.json",
            about: detail,
            text: corsText({ origins: listOf("origins"), methods, headers, exposes, maxAge: 3000 }),
          },
        ],
        manifest: { buckets: [{ name: of("bucket"), cors: "cors.json" }] },
        guide: {
          intro: "",
          deploy: [
            {
              title: "Give the bucket its rules",
              text: "This replaces those that it has.",
              commands: [`aws s3api put-bucket-cors --bucket ${of("bucket")} --cors-configuration file://cors.json`],
            },
          ],
          test: [
            {
              title: "Would a page be let in?",
              commands: [
                `latchkey cors cors.json --origin ${first === "*" ? "https://www.example.com" : first} ${asks}`,
                `aws s3api get-bucket-cors --bucket ${of("bucket")}`,
              ],
            },
          ],
        },
      };
    },
  };
}

function faultOfPage(value: string, use: "reads" | "writes"): string | undefined {
  if (/^\*$|^https?:\/\/\*$/.test(value))
    return use === "reads" && value === "*"
      ? undefined
      : "This would let every page on the web write; name the pages that do.";
  const fault = faultOfOrigin(value);
  if (fault !== undefined) return `${fault.reason}${fault.meant[0] ? `; ${fault.meant[0]} was probably meant` : ""}.`;
  if (value.includes("*")) return "Name each origin; a wildcard lets in whoever gets hold of a name that fits.";
  return /^https?:\/\//.test(value)
    ? undefined
    : "An origin begins with https://, or with http:// on your own machine.";
}

function faultOfPages(values: readonly string[]): string | undefined {
  if (values.includes("*") && values.length > 1) return "“*” covers the others.";
  const local = values.filter((value) => /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(value));
  return local.length > 0 && local.length < values.length
    ? `${local[0]} beside the origin of a site lets whatever runs on a user's machine in; make a set of its own for development.`
    : undefined;
}
