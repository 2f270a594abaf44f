import { AccessAnalyzerClient, type AccessAnalyzerClientConfig } from "@aws-sdk/client-accessanalyzer";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { Asking, Connection } from "../contract.ts";
import { type Network, networkOf } from "./network.ts";
import { profileNames, profileSetting } from "./profiles.ts";

/** A client of the service for one connection, kept for the life of the process. */
export interface Client {
  readonly sdk: AccessAnalyzerClient;
  readonly network: Network;
  readonly profile: string | undefined;
  /** What tells the SDK where to ask; credentials are apart. */
  readonly place: Pick<AccessAnalyzerClientConfig, "profile" | "region" | "endpoint">;
  /** Who is asked for an MFA code: whoever asks at the time. */
  asking: Asking;
}

/** The user gave no MFA code. */
export class NoMfaCode extends Error {}

/** Why there can be no client: a profile that is not there is said at once, before the SDK looks for other credentials. */
export type MissingProfile = { readonly missingProfile: string; readonly known: readonly string[] };

export function clientFor(connection: Connection, systemCertificates: boolean): Client | MissingProfile {
  const profile = connection.profile || process.env.AWS_PROFILE || undefined;
  if (profile !== undefined) {
    const known = profileNames();
    if (!known.includes(profile)) return { missingProfile: profile, known };
  }
  const region =
    connection.region || process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION || profileSetting(profile, "region");
  const network = networkOf({ ...connection, ...(profile && { profile }), systemCertificates });
  const { httpAgent, httpsAgent, connectionTimeout } = network;
  const requestHandler = { httpAgent, httpsAgent, connectionTimeout };
  const place = { ...(profile && { profile }), ...(region && { region }), ...endpointOf(connection) };
  const client: Client = {
    network,
    profile,
    place,
    asking: { connection },
    sdk: new AccessAnalyzerClient({
      requestHandler,
      logger: silent,
      // We ask again by ourselves: that can be seen and stopped.
      maxAttempts: 1,
      ...place,
      credentials: defaultProvider({
        ...(profile && { profile }),
        logger: silent,
        ignoreCache: true,
        clientConfig: { requestHandler, logger: silent },
        async mfaCodeProvider(device) {
          const code = await client.asking.mfaCode?.(device);
          if (!code) throw new NoMfaCode(device);
          return code;
        },
      }),
    }),
  };
  return client;
}

/** The SDK reads AWS_ENDPOINT_URL_ACCESSANALYZER and `endpoint_url` by itself; an address of the settings goes before them. */
function endpointOf({ endpoint }: Connection): { endpoint?: string } {
  return endpoint ? { endpoint } : {};
}

const nothing = () => {};
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
