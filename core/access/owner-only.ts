import { type Caller, inAccount } from "./caller.ts";

/** Whether a call that AWS takes from the resource's own account alone comes from there. */
export type OwnerOnly =
  | { readonly comesFrom: "elsewhere" | "unknown"; readonly words: string }
  | { readonly comesFrom: "owner" };

const owner: OwnerOnly = { comesFrom: "owner" };

/** What AWS gives to no other account, whatever the resource's policy says; a service calls for the account it works for. */
export function ownerOnlyOf(caller: Caller, actionKey: string, account: string | undefined): OwnerOnly {
  const isStranger = caller.kind === "anonymous" || inAccount(caller);
  if (!isStranger || !isForOwner(actionKey)) return owner;
  if (!inAccount(caller) || (account !== undefined && account !== caller.account))
    return { comesFrom: "elsewhere", words: "AWS takes this call from the account of the resource only." };
  if (account !== undefined) return owner;
  const words = "AWS takes this call from the account of the resource only, and which one that is, is not known.";
  return { comesFrom: "unknown", words };
}

function isForOwner(actionKey: string): boolean {
  const colon = actionKey.indexOf(":");
  const service = actionKey.slice(0, colon);
  const name = actionKey.slice(colon + 1);
  // The only policies of resources that IAM has are those on who becomes a role, and this is asked of STS.
  if (service === "iam") return true;
  if (service === "kms") return !keyForOthers.test(name);
  if (service === "s3") return bucketForOwner.test(name);
  return service === "sqs" && queueForOwner.test(name);
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html */
const keyForOthers =
  /^(?:decrypt|derivesharedsecret|encrypt|generatedatakey.*|generatemac|reencrypt.*|sign|verify|verifymac|creategrant|describekey|getkeyrotationstatus|getpublickey|listgrants|retiregrant|revokegrant)$/;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html, …/API_GetBucketPolicy.html, …/API_DeleteBucketPolicy.html */
const bucketForOwner = /^(?:get|put|delete)bucketpolicy$/;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html */
const queueForOwner =
  /^(?:addpermission|cancelmessagemovetask|createqueue|deletequeue|listmessagemovetasks|listqueues|listqueuetags|removepermission|setqueueattributes|startmessagemovetask|tagqueue|untagqueue)$/;
