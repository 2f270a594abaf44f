// Loaded into every Node process of code-server (NODE_OPTIONS), the extension hosts and the language server among them:
// writes down each address outside this machine that one of them asks for.
const fs = require("node:fs");
const net = require("node:net");

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::)$/;
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  // Node itself hands over [options, callback]; others options, a path, or a port and a host.
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const { host, path } =
    typeof first === "object" ? first : { host: typeof args[1] === "string" ? args[1] : undefined };
  const isOutside = !path && host && !loopback.test(host);
  if (isOutside) fs.appendFileSync(process.env.LATCHKEY_CONNECTIONS, `${host} from ${process.argv[1]}\n`);
  return connect.apply(this, args);
};
