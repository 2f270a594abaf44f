/**
 * Where a project of Illumina Connected Analytics can be, and the Region that the bucket must then be in.
 * https://help.connected.illumina.com
 */
export const icaRegions: readonly { readonly code: string; readonly country: string }[] = [
  { code: "us-east-1", country: "United States" },
  { code: "ap-southeast-2", country: "Australia" },
  { code: "ca-central-1", country: "Canada" },
  { code: "eu-central-1", country: "Germany" },
  { code: "ap-south-1", country: "India" },
  { code: "ap-southeast-3", country: "Indonesia" },
  { code: "il-central-1", country: "Israel" },
  { code: "ap-northeast-1", country: "Japan" },
  { code: "ap-southeast-1", country: "Singapore" },
  { code: "ap-northeast-2", country: "South Korea" },
  { code: "eu-west-2", country: "United Kingdom" },
  { code: "me-central-1", country: "United Arab Emirates" },
];
