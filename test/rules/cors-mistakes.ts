import type { Mistake } from "./mistake.ts";

const ok = { AllowedMethods: ["GET"], AllowedOrigins: ["https://a.example.com"], MaxAgeSeconds: 600 };
const corsAll = (value: unknown) => ({ "cors.json": JSON.stringify(value, undefined, 1) });
const cors = (rule: object) => corsAll([{ ...ok, ...rule }]);

export const corsMistakes: readonly Mistake[] = [
  ...(
    [
      ["OPTIONS", "cors-method"],
      ["PATCH", "cors-method"],
      ["*", "cors-method"],
      ["get", "cors-method"],
      ["", "cors-method"],
    ] as const
  ).map(([m, code]): Mistake => [`method ${JSON.stringify(m)}`, code, cors({ AllowedMethods: ["GET", m] })]),
  ["no rules", "empty-element", corsAll([])],
  ["no rules (object)", "empty-element", corsAll({ CORSRules: [] })],
  ["{} rule", "missing-element", corsAll({ CORSRules: [{}] })],
  ["no origins", "missing-element", cors({ AllowedOrigins: undefined })],
  ["no methods", "missing-element", cors({ AllowedMethods: undefined })],
  ["empty origins", "empty-element", cors({ AllowedOrigins: [] })],
  ["two * in origin", "cors-origin-wildcards", cors({ AllowedOrigins: ["*example*.com"] })],
  ["two * in header", "cors-header-wildcards", cors({ AllowedHeaders: ["*x*"] })],
  ["* in ExposeHeaders", "cors-expose-wildcard", cors({ ExposeHeaders: ["x-amz-*"] })],
  [
    "> 100 rules",
    "cors-limit",
    corsAll(Array.from({ length: 101 }, (_, i) => ({ ...ok, AllowedOrigins: [`https://a${i}.example.com`] }))),
  ],
  [
    "> 64 KB",
    "cors-limit",
    corsAll(
      Array.from({ length: 90 }, (_, i) => ({
        ...ok,
        AllowedOrigins: Array.from(
          { length: 20 },
          (_, j) => `https://a${i}-${j}-long-name-of-a-host-for-size.example.com`,
        ),
      })),
    ),
  ],
  ["ID > 255", "cors-limit", cors({ ID: "abcde12345".repeat(26) })],
  ["empty origin", "cors-origin-never-matches", cors({ AllowedOrigins: [""] })],
  ["ExposeHeaders no header", "cors-header-name", cors({ ExposeHeaders: ["not a header"] })],
  ["negative MaxAge", "cors-max-age", cors({ MaxAgeSeconds: -1 })],
  [
    "duplicate IDs",
    "cors-duplicate-id",
    corsAll([
      { ID: "a", ...ok },
      { ID: "a", ...ok, AllowedOrigins: ["https://b.example.com"] },
    ]),
  ],
  ...(
    [
      ["ExposedHeaders", "unknown-element"],
      ["ExposeHeader", "unknown-element"],
      ["AllowedOrigin", "unknown-element"],
      ["MaxAge", "unknown-element"],
      ["Id", "unknown-element"],
      ["allowedOrigins", "unknown-element"],
    ] as const
  ).map(([m, code]): Mistake => [`member ${m}`, code, cors({ [m]: m === "MaxAge" ? 5 : m === "Id" ? "x" : ["ETag"] })]),
  ...(
    [
      ["https://a.example.com/", "cors-origin-never-matches"],
      ["https://a.example.com/path", "cors-origin-never-matches"],
      ["https://a.example.com?x=1", "cors-origin-never-matches"],
      ["https://a.example.com#f", "cors-origin-never-matches"],
      ["example.com", "cors-origin-never-matches"],
      ["localhost:3000", "cors-origin-never-matches"],
      ["https://A.Example.com", "cors-origin-never-matches"],
      ["https://x.com:443", "cors-origin-never-matches"],
      ["http://x.com:80", "cors-origin-never-matches"],
      ["https://x.com.", "cors-origin-never-matches"],
      [" https://x.com", "cors-origin-never-matches"],
      ["https://u:p@x.com", "cors-origin-never-matches"],
      ["*.example.com", "cors-origin-any-scheme"],
      ["https://*example.com", "cors-origin-loose-wildcard"],
      ["null", "cors-null-origin"],
      ["https://*.com", "cors-origin-loose-wildcard"],
      ["http://*.example.com/", "cors-origin-never-matches"],
    ] as const
  ).map(([o, code]): Mistake => [`origin ${JSON.stringify(o)}`, code, cors({ AllowedOrigins: [o] })]),
  [
    "https://* + PUT",
    "cors-any-origin-writes",
    cors({
      AllowedOrigins: ["https://*"],
      AllowedMethods: ["PUT", "DELETE"],
      AllowedHeaders: ["*"],
      ExposeHeaders: ["ETag"],
    }),
  ],
  [
    "* + PUT",
    "cors-any-origin-writes",
    cors({ AllowedOrigins: ["*"], AllowedMethods: ["PUT", "DELETE"], AllowedHeaders: ["*"], ExposeHeaders: ["ETag"] }),
  ],
  [
    "* + POST",
    "cors-any-origin-writes",
    cors({ AllowedOrigins: ["*"], AllowedMethods: ["POST"], AllowedHeaders: ["*"], ExposeHeaders: ["ETag"] }),
  ],
  [
    "localhost beside production",
    "cors-localhost-in-production",
    cors({ AllowedOrigins: ["https://a.example.com", "http://localhost:3000"] }),
  ],
  [
    "PUT without AllowedHeaders",
    "cors-put-without-headers",
    cors({ AllowedMethods: ["PUT"], ExposeHeaders: ["ETag"] }),
  ],
  ["POST without AllowedHeaders", "", cors({ AllowedMethods: ["POST"], ExposeHeaders: ["ETag"] })],
  [
    "PUT headers lack content-type",
    "cors-put-headers-incomplete",
    cors({ AllowedMethods: ["PUT"], AllowedHeaders: ["authorization"], ExposeHeaders: ["ETag"] }),
  ],
  ["PUT without ETag", "cors-upload-without-etag", cors({ AllowedMethods: ["PUT"], AllowedHeaders: ["*"] })],
  ["POST without ETag", "", cors({ AllowedMethods: ["POST"], AllowedHeaders: ["*"] })],
  ["Authorization + * (none)", "", cors({ AllowedMethods: ["GET"], AllowedHeaders: ["*", "Authorization"] })],
  [
    "hidden rule",
    "cors-hidden-rule",
    corsAll([
      { ...ok, AllowedOrigins: ["https://*.b.com"] },
      { ...ok, AllowedOrigins: ["https://x.b.com"] },
    ]),
  ],
  [
    "* above specific",
    "cors-hidden-rule",
    corsAll([
      { ...ok, AllowedOrigins: ["*"], AllowedHeaders: ["*"] },
      {
        ...ok,
        AllowedMethods: ["GET", "PUT"],
        AllowedHeaders: ["*"],
        ExposeHeaders: ["ETag"],
        AllowedOrigins: ["https://b.example.com"],
      },
    ]),
  ],
  ["MaxAge 10000", "cors-max-age", cors({ MaxAgeSeconds: 10000 })],
  ["MaxAge 100000", "cors-max-age", cors({ MaxAgeSeconds: 100000 })],
  ["MaxAge 0", "cors-max-age", cors({ MaxAgeSeconds: 0 })],
  ["MaxAge absent", "", cors({ MaxAgeSeconds: undefined })],
  ["duplicate values", "cors-duplicate-value", cors({ AllowedMethods: ["GET", "GET"] })],
];
