// What the side bar and the commands about links show: which document is whose, and all that the workspace knows of access.
import type { Connection, Location } from "vscode-languageserver";
import { type AccessNode, accessTree } from "../core/edit/navigate/access-tree.ts";
import { mergeManifest } from "../core/scenarios/merge-manifest.ts";
import { type LinkedDocument, type ListedLink, linkedDocuments, linkWords } from "../core/workspace/link-list.ts";
import { manifestOfLink, newManifest } from "../core/workspace/new-manifest.ts";
import { locationOf } from "./navigate.ts";
import { settled } from "./settled.ts";
import type { ServerState } from "./state.ts";

type Params = Readonly<Record<string, unknown>>;

/** Every policy and CORS configuration with what it belongs to, as the client lists them. */
export function links(state: ServerState) {
  state.flush();
  return state.views().flatMap((view) =>
    linkedDocuments(view).map(({ place, kind, links: found }) => ({
      location: locationOf(state, place)[0],
      index: place.document ?? 0,
      kind,
      links: found.map((link) => ({
        words: linkWords(link),
        owner: link.owner,
        use: link.use,
        grounds: link.grounds,
        reason: link.reason,
        by: locationOf(state, link.by)[0],
      })),
    })),
  );
}

/** The manifest with a likely link written into it, which makes it certain; a sentence where that cannot be. */
export function confirmLink(state: ServerState, { uri, index, owner, use }: Params): WrittenManifest {
  const file = state.name(String(uri));
  const folder = state.project.folderOf(file);
  const view = state.project.view(file);
  const document = linkedDocuments(view).find(
    ({ place }: LinkedDocument) => place.file === file && (place.document ?? 0) === Number(index),
  );
  const link = document?.links.find((one: ListedLink) => one.owner === owner && one.use === use);
  if (!document || !link) return { refused: "The link is not there any more." };
  const said = manifestOfLink(folder, document.place, link, view);
  if ("refused" in said) return said;
  const manifest = `${folder}/latchkey.json`;
  const before = state.document(manifest)?.getText();
  if (before === undefined)
    return { uri: state.uri(manifest), text: `${JSON.stringify(JSON.parse(said.text), undefined, 2)}\n` };
  const merged = mergeManifest(before, said.text);
  if ("conflict" in merged) return { refused: `The manifest cannot take it: ${merged.conflict}.` };
  return { uri: state.uri(manifest), text: merged.text };
}

type WrittenManifest =
  | { readonly uri: string; readonly text: string; readonly leftOut?: readonly string[] }
  | { readonly refused: string };

/** What a manifest of a folder would say, by what its files show and suggest. */
export function manifestOfFolder(state: ServerState, { uri }: Params): WrittenManifest {
  state.flush();
  const folder = state.name(String(uri)).replace(/\/$/, "");
  const manifest = `${folder}/latchkey.json`;
  if (state.document(manifest)) return { refused: "There is a latchkey.json already." };
  const inside = [...state.project.files()].find((file) => file.startsWith(`${folder}/`));
  if (!inside) return { refused: "There is nothing in this folder that a manifest could speak of." };
  const { text, leftOut } = newManifest(folder, state.project.view(inside));
  return { uri: state.uri(manifest), text, leftOut };
}

/** Tells the client, after a moment, that what it shows of access may differ. */
export function accessNews(connection: Connection): () => void {
  return settled(() => void connection.sendNotification("latchkey/accessChanged"), 250);
}

/** A line of the tree as the client shows it. */
interface TreeNode extends Omit<AccessNode, "place" | "children"> {
  readonly location?: Location;
  readonly children: readonly TreeNode[];
}

/** The tree of the side bar: one for each workspace, below its folder where there are several. */
export function accessTrees(
  state: ServerState,
): readonly { readonly folder: string; readonly nodes: readonly TreeNode[] }[] {
  state.flush();
  const byFolder = new Map([...state.project.files()].map((file) => [state.project.folderOf(file), file]));
  return [...byFolder].sort().flatMap(([folder, file]) => {
    const nodes = accessTree(state.project.view(file), (name) => state.findings(name));
    return nodes.length > 0 ? [{ folder: state.uri(folder), nodes: nodes.map((node) => treeNode(node, state)) }] : [];
  });
}

function treeNode({ place, children, ...rest }: AccessNode, state: ServerState): TreeNode {
  const location = place && locationOf(state, place)[0];
  return { ...rest, ...(location && { location }), children: children.map((child) => treeNode(child, state)) };
}
