// The language server on Node: over stdio, a pipe, a socket or the channel of a parent process, as its arguments say.
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeEnvironment } from "./node-environment.ts";
import { startServer } from "./start.ts";

startServer(createConnection(ProposedFeatures.all), nodeEnvironment());
