// The language server on Node: over stdio, a pipe, a socket or the channel of a parent process, as its arguments say.
import { setFlagsFromString } from "node:v8";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeEnvironment } from "./node-environment.ts";
import { startServer } from "./start.ts";

// V8 would let its young generation grow to tens of megabytes while a workspace is read, and keep them: nearly half of the
// server's memory, for no speed that could be measured.
setFlagsFromString("--max-semi-space-size=2");
setFlagsFromString("--semi-space-growth-factor=1");

startServer(createConnection(ProposedFeatures.all), nodeEnvironment());
