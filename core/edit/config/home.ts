import type { ConfigFiles, WhichFile } from "../../credentials/files.ts";
import { homeOf } from "../../facts/facts-of-config.ts";
import type { IniDocument } from "../../hosts/index.ts";
import { configOf } from "../../model/aws-config.ts";
import type { AssistContext } from "../assist.ts";

/** A config or credentials document, and its place. */
export interface HomeDocument {
  readonly document: IniDocument;
  readonly file: string;
  readonly index: number;
}

/** The documents of a home that tools read together. */
export type Home = Readonly<Partial<Record<WhichFile, HomeDocument>>>;

/** This document with the other one of its home. */
export function homeAround(document: IniDocument, { facts, file, index, documentsOf }: AssistContext): Home {
  const home = homeOf(file);
  const which = whichOf(document);
  const others = facts().flatMap((fact) =>
    fact.relation === "declares-config" && fact.entity === `home:${home}` && fact.kind !== configOf(document).kind
      ? [fact.place]
      : [],
  );
  const place = others.find((other) => other.file !== file || other.document !== index);
  const other = place && documentsOf(place.file)[place.document ?? 0];
  return {
    [which]: { document, file, index },
    ...(place &&
      other?.language === "ini" && {
        [whichOf(other)]: { document: other, file: place.file, index: place.document ?? 0 },
      }),
  };
}

function whichOf(document: IniDocument): WhichFile {
  return configOf(document).kind === "aws-config" ? "config" : "credentials";
}

export function filesOf({ config, credentials }: Home): ConfigFiles {
  return {
    config: config && configOf(config.document),
    credentials: credentials && configOf(credentials.document),
  };
}
