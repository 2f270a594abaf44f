import { AccessAnalyzerClient, ValidatePolicyCommand } from "@aws-sdk/client-accessanalyzer";
import type { Target } from "../contract.ts";
import type { Client } from "./client.ts";

/**
 * Where the SDK would send a request, found by letting it make one whole and stopping it at the door; throws where it cannot.
 * A client of its own, that is nobody: the SDK fetches credentials before it looks where to go, and that could ask for an
 * MFA code. What the SDK sets up for its first request it has set up then, while the user reads what would be sent.
 */
export async function targetOf({ place, profile }: Client): Promise<Target> {
  const sdk = new AccessAnalyzerClient({
    ...place,
    credentials: { accessKeyId: "nobody", secretAccessKey: "nobody" },
    maxAttempts: 1,
    requestHandler: { handle: (request: AtTheDoor["request"]) => Promise.reject(new AtTheDoor(request)) } as never,
  });
  const region = await sdk.config.region();
  try {
    await sdk.send(new ValidatePolicyCommand({ policyDocument: "{}", policyType: "IDENTITY_POLICY" }));
  } catch (error) {
    if (!(error instanceof AtTheDoor)) throw error;
    const { protocol, hostname, port } = error.request;
    if (!/^https?:$/.test(protocol)) throw new NoWebAddress(protocol);
    return { endpoint: `${protocol}//${hostname}${port ? `:${port}` : ""}`, region, profile };
  }
  throw new Error("The request was sent.");
}

/** What is set as the endpoint cannot be one. */
export class NoWebAddress extends Error {}

class AtTheDoor extends Error {
  readonly request: { readonly protocol: string; readonly hostname: string; readonly port?: number };

  constructor(request: AtTheDoor["request"]) {
    super("This request is not sent.");
    this.request = request;
  }
}
