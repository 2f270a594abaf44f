import type { Values } from "../ini/view.ts";
import { type Explanation, failed, found, take, textValue, type Walk } from "./walk.ts";

/** In what the tools differ when a profile signs in through IAM Identity Center. */
export interface SignInReader {
  /** What the tool says where the profile's session is not there. */
  readonly noSession: (session: string) => string;
  /** The profile's settings together with those of its session, or what the tool says of the two. */
  readonly together: (own: Values, session: Values) => Values | string;
  /** What the tool says of settings that are not all there; undefined where they are. */
  readonly incomplete: (profile: string, settings: Values) => string | undefined;
}

/**
 * Signs in through IAM Identity Center, by a session or by the profile's own settings.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
export function signIn(walk: Walk, profile: string, values: Values, reader: SignInReader): Explanation {
  const name = textValue(values, "sso_session");
  let settings: Values | string = values;
  if (name === undefined) {
    const address = textValue(values, "sso_start_url") ?? "no address";
    take(walk, profile, "sso_start_url", `${profile} signs in at ${address}`);
  } else {
    take(walk, profile, "sso_session", `${profile} signs in with the sso-session ${name}`);
    const session = walk.read.config?.ssoSessions.get(name);
    settings = session ? reader.together(values, session) : reader.noSession(name);
  }
  if (typeof settings === "string") return failed(walk, settings);
  const incomplete = reader.incomplete(profile, settings);
  if (incomplete !== undefined) return failed(walk, incomplete);
  const [role, account] = [textValue(settings, "sso_role_name"), textValue(settings, "sso_account_id")];
  take(walk, profile, "sso_role_name", `for the role ${role} in the account ${account}`);
  return found(walk);
}
