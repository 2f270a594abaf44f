// What tests use of code-server.mjs, for the type-checker; the words are beside the functions themselves.
export interface CodeServer {
  readonly url: string;
  output(): string;
  stop(): Promise<void>;
}

export function startCodeServer(options: {
  readonly profile: string;
  readonly vsix?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly trust?: "given" | "asked";
  readonly for?: "tests" | "person";
}): Promise<CodeServer>;

export function windowUrl(server: CodeServer, window: { readonly folder: string }): string;
