/**
 * The sets of files that Latchkey generates: `judgeAnswers` says what is missing or wrong with answers, `generate` gives the
 * files. Pure: nothing is written, and every set is clean under every rule.
 */
import { bucketCrossAccount, bucketDropBox, bucketRead, bucketReadWrite } from "./bucket-grants.ts";
import { bucketCloudFront, bucketLogDelivery, bucketTlsOnly } from "./bucket-services.ts";
import { cloudTranscode } from "./cloudtranscode.ts";
import { corsMultipart, corsPresignedPut, corsRead, corsUpload } from "./cors.ts";
import { distributedCellProfiler } from "./distributed-cellprofiler.ts";
import { identityBucket } from "./identity-bucket.ts";
import { illuminaIca } from "./illumina-ica.ts";
import { kolena } from "./kolena.ts";
import { noisePyBatch } from "./noisepy-batch.ts";
import type { Scenario } from "./scenario.ts";
import { trustAccount } from "./trust-account.ts";
import { trustGithub, trustSaml } from "./trust-federated.ts";
import { trustRolesAnywhere } from "./trust-roles-anywhere.ts";
import { trustBatch, trustEc2, trustEcsTasks, trustLambda } from "./trust-services.ts";

/** All scenarios, whole sets first, in the order in which they are offered. */
export const scenarios: readonly Scenario[] = [
  distributedCellProfiler,
  noisePyBatch,
  illuminaIca,
  kolena,
  cloudTranscode,
  bucketRead,
  bucketReadWrite,
  bucketDropBox,
  bucketCrossAccount,
  bucketTlsOnly,
  bucketCloudFront,
  bucketLogDelivery,
  identityBucket,
  trustEcsTasks,
  trustEc2,
  trustLambda,
  trustBatch,
  trustAccount,
  trustGithub,
  trustSaml,
  trustRolesAnywhere,
  corsRead,
  corsUpload,
  corsPresignedPut,
  corsMultipart,
];
