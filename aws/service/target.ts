import { AccessAnalyzerClient, ValidatePolicyCommand } from "@aws-sdk/client-accessanalyzer";
import type { Target } from "../contract.ts";
import type { Client } from "./client.ts";

/**
 * Where the SDK would send a request, found by letting it prepare one that is not sent; throws where it cannot. A client of
 * its own, that is nobody: the SDK fetches credentials before it looks where to go, and that could ask for an MFA code.
 */
export async function targetOf({ place, profile }: Client): Promise<Target> {
  const sdk = new AccessAnalyzerClient({ ...place, credentials: { accessKeyId: "nobody", secretAccessKey: "nobody" } });
  const region = await sdk.config.region();
  const command = new ValidatePolicyCommand({ policyDocument: "{}", policyType: "IDENTITY_POLICY" });
  command.middlewareStack.add(
    () =>
      async ({ request }) => {
        throw new Prepared(request as Prepared["request"]);
      },
    { step: "build", name: "whereTo" },
  );
  try {
    await sdk.send(command);
  } catch (error) {
    if (!(error instanceof Prepared)) throw error;
    const { protocol, hostname, port } = error.request;
    return { endpoint: `${protocol}//${hostname}${port ? `:${port}` : ""}`, region, profile };
  }
  throw new Error("The request was sent.");
}

class Prepared extends Error {
  readonly request: { readonly protocol: string; readonly hostname: string; readonly port?: number };

  constructor(request: Prepared["request"]) {
    super("prepared");
    this.request = request;
  }
}
