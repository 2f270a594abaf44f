import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { ServerState } from "./state.ts";

/** How findings reach the client: pulled where it declares that, pushed otherwise, never both. */
export interface Diagnostics {
  /** Files whose findings may differ from what the client was last given; it asks for `edited` by itself. */
  changed(names: Iterable<string>, edited: ReadonlySet<string>): void;
}

/** Findings of one edit are sent together with those of the edits that follow at once. */
const pushDelay = 40;
const refreshDelay = 120;
/** A client asks for the files in its tabs at once; for others that it has open it does not ask at all. */
const unaskedDelay = 1_000;

export function pushDiagnostics(connection: Connection, state: ServerState): Diagnostics {
  const waiting = new Set<string>();
  let sending = false;
  const send = () => {
    sending = false;
    for (const name of waiting)
      void connection.sendDiagnostics({ uri: state.uri(name), diagnostics: state.diagnostics(name) });
    waiting.clear();
  };
  return {
    changed(names) {
      for (const name of names) waiting.add(name);
      if (sending) return;
      sending = true;
      setTimeout(send, pushDelay);
    },
  };
}

export function pullDiagnostics(connection: Connection, state: ServerState, canRefresh: boolean): Diagnostics {
  const versions = new Map<string, number>();
  /** A client's first pull of a file can overtake the news that it is open; it does not pull again by itself then. */
  const askedEarly = new Set<string>();
  /** Open files that changed and were not asked for yet, and those that nobody will ask for: an edit of many files opens them. */
  const unasked = new Set<string>();
  const inNoTab = new Set<string>();
  let latest = 0;
  let refreshing = false;
  let wake: (() => void) | undefined;
  const resultId = (name: string) => String(versions.get(name) ?? 0);

  connection.languages.diagnostics.on(({ textDocument, previousResultId }): DocumentDiagnosticReport => {
    const name = state.name(textDocument.uri);
    state.flush();
    if (!state.isOpen(name)) askedEarly.add(name);
    unasked.delete(name);
    inNoTab.delete(name);
    const id = resultId(name);
    if (previousResultId === id) return { kind: "unchanged", resultId: id };
    return { kind: "full", resultId: id, items: state.diagnostics(name) };
  });

  connection.languages.diagnostics.onWorkspace(
    async ({ previousResultIds }, token): Promise<WorkspaceDiagnosticReport> => {
      const known = new Map(previousResultIds.map(({ uri, value }) => [state.name(uri), value]));
      for (;;) {
        // An answer without items would say that nothing changed; who took the request back is told that it was.
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Taken back.");
        const items = reportsSince(known);
        if (items.length > 0) return { items };
        // The client asks again at once, so an answer that says nothing waits until there is something to say.
        await new Promise<void>((resolve) => {
          wake = resolve;
          token.onCancellationRequested(() => resolve());
        });
      }
    },
  );

  function reportsSince(known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const names = new Set([...state.filesWithFindings(), ...known.keys()]);
    return [...names].flatMap((name) => {
      if (state.isOpen(name) && !inNoTab.has(name)) return [];
      const id = resultId(name);
      if (known.get(name) === id) return [];
      const items: Diagnostic[] = state.diagnostics(name);
      if (items.length === 0 && !known.has(name)) return [];
      return [{ kind: "full" as const, uri: state.uri(name), version: null, resultId: id, items }];
    });
  }

  return {
    changed(names, edited) {
      let stale = false;
      for (const name of names) {
        versions.set(name, ++latest);
        const isAskedFor = edited.has(name) && !askedEarly.has(name);
        stale ||= state.isOpen(name) && !isAskedFor;
        if (!state.isOpen(name)) continue;
        askedEarly.delete(name);
        if (unasked.size === 0) setTimeout(reportUnasked, unaskedDelay);
        unasked.add(name);
      }
      wake?.();
      wake = undefined;
      if (stale && canRefresh && !refreshing) {
        refreshing = true;
        setTimeout(refresh, refreshDelay);
      }
    },
  };

  /** The client keeps what it asked for of a file, so telling it once too often does no harm. */
  function reportUnasked(): void {
    for (const name of unasked) inNoTab.add(name);
    unasked.clear();
    wake?.();
    wake = undefined;
  }

  function refresh(): void {
    refreshing = false;
    // Refused, it changes nothing: the client asks again with the next edit.
    void Promise.resolve(connection.languages.diagnostics.refresh()).catch(() => {});
  }
}
