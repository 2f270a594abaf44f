/** What a value must look like, for a sentence: `allowed` names the characters. */
export interface SettingForm {
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
  readonly allowed: string;
}

const word = "letters, digits and _ + = , . @ -";

/** By key. The limits are those of STS and IAM: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const settingForms: Readonly<Record<string, SettingForm>> = {
  role_session_name: { pattern: /^[\w+=,.@-]*$/, min: 2, max: 64, allowed: word },
  external_id: { pattern: /^[\w+=,.@:/-]*$/, min: 2, max: 1224, allowed: "letters, digits and _ + = , . @ : / -" },
  mfa_serial: { pattern: /^[\w+=/:,.@-]*$/, min: 9, max: 256, allowed: "letters, digits and _ + = / : , . @ -" },
  sso_role_name: { pattern: /^[\w+=,.@-]*$/, min: 1, max: 32, allowed: word },
  sdk_ua_app_id: {
    pattern: /^[\w!#$%&'*+.^`|~-]*$/,
    min: 1,
    max: 50,
    allowed: "letters, digits and ! # $ % & ' * + - . ^ _ ` | ~",
  },
};
