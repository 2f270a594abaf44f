// AWS STS on this machine, for roles that need an MFA code: it takes 123456.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Sts {
  readonly url: string;
  /** The parameters of each request. */
  readonly requests: URLSearchParams[];
  close(): void;
}

export async function startSts(): Promise<Sts> {
  const requests: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    requests.push(new URLSearchParams(body));
    const isRight = requests.at(-1)?.get("TokenCode") === "123456";
    response.writeHead(isRight ? 200 : 403, { "content-type": "text/xml" }).end(isRight ? assumed : refused);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A config file whose profile `admin` is a role that needs the code of a device; the keys are AWS's own examples. */
export const mfaConfig = `[profile base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
mfa_serial = arn:aws:iam::111122223333:mfa/ann
region = us-east-1
`;

const assumed = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>a</SecretAccessKey><SessionToken>b</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>i</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/Admin/s</Arn></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>`;
const refused = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code.</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
