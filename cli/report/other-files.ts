import { readText } from "../../disk/read.ts";
import { type CheckedFile, shownName, slashed } from "../analysis.ts";
import { type Lines, linesOf } from "./positions.ts";

/** Files that findings refer to beside their own; read again where they are not among the checked ones. */
export interface OtherFiles {
  name(path: string): string;
  lines(path: string): Lines;
}

export function otherFiles(files: readonly CheckedFile[], cwd: string): OtherFiles {
  const known = new Map<string, Lines>();
  const checked = new Map(files.map((file) => [slashed(file.path), file]));
  return {
    name: (path) => shownName(path, cwd),
    lines(path) {
      const lines = known.get(path) ?? linesOf(checked.get(path)?.text ?? textOnDisk(path));
      known.set(path, lines);
      return lines;
    },
  };
}

function textOnDisk(path: string): string {
  const reading = readText(path);
  return "text" in reading ? reading.text : "";
}
