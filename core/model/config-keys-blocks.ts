import type { ConfigKey } from "./config-keys.ts";

const boolean = { type: "boolean", default: "false" } as const;
const cliV2 = { readBy: "AWS CLI v2" } as const;
const crt = { readBy: "AWS CLI v2 with the crt transfer client" } as const;

/** The keys of each block of indented settings. https://docs.aws.amazon.com/cli/latest/topic/s3-config.html */
export const blockKeys: Readonly<Record<string, readonly ConfigKey[]>> = {
  s3: [
    {
      name: "addressing_style",
      meaning: "Where the bucket's name stands in the address.",
      type: "enum",
      values: ["auto", "path", "virtual"],
      default: "auto",
    },
    {
      name: "max_concurrent_requests",
      meaning: "How many requests run at once.",
      type: "integer",
      min: 1,
      default: "10",
    },
    { name: "max_queue_size", meaning: "How many tasks may wait.", type: "integer", min: 1, default: "1000" },
    {
      name: "multipart_threshold",
      meaning: "The size from which files are sent in parts.",
      type: "size",
      default: "8MB",
    },
    {
      name: "multipart_chunksize",
      meaning: "The size of a part; uploads need at least 5MB.",
      type: "size",
      default: "8MB",
    },
    { name: "max_bandwidth", meaning: "The most that transfers may take of the network.", type: "rate" },
    {
      name: "io_chunksize",
      meaning: "The size of reads and writes on disk.",
      type: "size",
      default: "256KB",
      ...cliV2,
    },
    {
      name: "preferred_transfer_client",
      meaning: "The library that transfers files.",
      type: "enum",
      values: ["auto", "classic", "crt", "default"],
      default: "auto",
      ...cliV2,
    },
    { name: "target_bandwidth", meaning: "The rate that transfers aim for.", type: "rate", ...crt },
    { name: "should_stream", meaning: "Whether files are streamed from disk.", type: "boolean", ...crt },
    { name: "disk_throughput", meaning: "The rate at which the disk can be read.", type: "rate", ...crt },
    { name: "direct_io", meaning: "Whether files are read past the cache.", type: "boolean", ...crt },
    {
      name: "use_accelerate_endpoint",
      meaning: "Whether Transfer Acceleration is used.",
      ...boolean,
      conflicts: ["use_dualstack_endpoint"],
    },
    {
      name: "use_dualstack_endpoint",
      meaning: "Whether endpoints that speak IPv6 as well are used.",
      ...boolean,
      conflicts: ["use_accelerate_endpoint"],
    },
    { name: "payload_signing_enabled", meaning: "Whether bodies are signed.", ...boolean },
    { name: "use_arn_region", meaning: "Whether the Region in an ARN counts rather than the profile's.", ...boolean },
    {
      name: "us_east_1_regional_endpoint",
      meaning: "Whether us-east-1 has a regional endpoint of its own.",
      type: "enum",
      values: ["legacy", "regional"],
    },
    {
      name: "s3_disable_multiregion_access_points",
      meaning: "Whether multi-Region access points are refused.",
      ...boolean,
    },
    {
      name: "signature_version",
      meaning: "The version of signatures.",
      type: "enum",
      values: ["s3v4", "s3"],
      deprecatedValues: ["s3"],
    },
  ],
  emr: [
    { name: "service_role", meaning: "The role of the service.", type: "string" },
    { name: "instance_profile", meaning: "The instance profile of the nodes.", type: "string" },
    { name: "log_uri", meaning: "Where logs go in S3.", type: "string" },
    { name: "enable_debugging", meaning: "Whether debugging is on.", type: "boolean" },
    { name: "key_name", meaning: "The EC2 key pair of the nodes.", type: "string" },
    { name: "key_pair_file", meaning: "The file of the key pair.", type: "path" },
  ],
  proxies_config: [
    { name: "proxy_ca_bundle", meaning: "The file of certificates to trust in a proxy.", type: "path" },
    { name: "proxy_client_cert", meaning: "The certificate to show to a proxy.", type: "path" },
    {
      name: "proxy_use_forwarding_for_https",
      meaning: "Whether HTTPS requests are forwarded by the proxy.",
      ...boolean,
    },
  ],
};
