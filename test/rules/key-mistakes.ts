import { KEYS, k, type Mistake, SEC } from "./mistake.ts";

/** What people get wrong in access keys. */
export const keyMistakes: readonly Mistake[] = [
  ["only id", "incomplete-key-pair", k("[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\n")],
  ["typo aws_secret_key", "unknown-key", k(`[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_key = ${SEC}\n`)],
  ["secret without id", "incomplete-key-pair", k(`[a]\naws_secret_access_key = ${SEC}\n`)],
  [
    "aws_secret_access_key empty",
    "empty-value",
    k("[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key =\n"),
  ],
  [
    "smart quotes",
    "quoted-value",
    k(`[a]\naws_access_key_id = “AKIAQNZGKIQY56JQ7WML”\naws_secret_access_key = “${SEC}”\n`),
  ],
  [
    "quotes round keys",
    "quoted-value",
    k(`[a]\naws_access_key_id = "AKIAQNZGKIQY56JQ7WML"\naws_secret_access_key = "${SEC}"\n`),
  ],
  [
    "ASIA without token",
    "mismatched-token",
    k(`[a]\naws_access_key_id = ASIAY34FZKBOKMUTVV7A\naws_secret_access_key = ${SEC}\n`),
  ],
  ["AKIA with token", "mismatched-token", k(`[a]\n${KEYS}aws_session_token = ${"IQoJb3JpZ2luX2Vj".repeat(20)}\n`)],
  ...(
    [
      ["AIDAQNZGKIQY56JQ7WML", "malformed-key-id"],
      ["AROAQNZGKIQY56JQ7WML", "malformed-key-id"],
      ["AKIAQNZGKIQY56JQ7WM", "malformed-key-id"],
      ["AKIAQNZGKIQY56JQ7WM1", "malformed-key-id"],
      ["akiaqnzgkiqy56jq7wml", "malformed-key-id"],
      ["ABCDQNZGKIQY56JQ7WML", ""],
      ["AKIAIOSFODNN7EXAMPLE", "example-key"],
      ["482913375620", "malformed-key-id"],
      ["WXYZQNZGKIQY56JQ7WML", "malformed-key-id"],
    ] as const
  ).map(
    ([i, code]): Mistake => [`key id ${i}`, code, k(`[a]\naws_access_key_id = ${i}\naws_secret_access_key = ${SEC}\n`)],
  ),
  [
    "secret 39",
    "malformed-secret",
    k(`[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = ${SEC.slice(1)}\n`),
  ],
  [
    "secret 40 hex",
    "malformed-secret",
    k(
      "[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = 0123456789abcdef0123456789abcdef01234567\n",
    ),
  ],
  [
    "secret bad char",
    "malformed-secret",
    k(`[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = ${SEC.replace("+", "_")}\n`),
  ],
  [
    "id and secret swapped",
    "malformed-key-id",
    k(`[a]\naws_access_key_id = ${SEC}\naws_secret_access_key = AKIAQNZGKIQY56JQ7WML\n`),
  ],
  [
    "token over lines",
    "malformed-line",
    k(
      "[a]\naws_access_key_id = ASIAY34FZKBOKMUTVV7A\naws_secret_access_key = " +
        SEC +
        "\naws_session_token = " +
        "IQoJb3JpZ2luX2Vj".repeat(8) +
        "\nIQoJb3JpZ2luX2Vj\n",
    ),
  ],
  [
    "token short",
    "",
    k(`[a]\naws_access_key_id = ASIAY34FZKBOKMUTVV7A\naws_secret_access_key = ${SEC}\naws_session_token = abc\n`),
  ],
];
