// A host that starts a plugin, connects to it, prints the path of its socket and waits to be killed.
const { spawn } = require('node:child_process');
const { connect } = require('node:http2');
const net = require('node:net');

const plugin = spawn(process.execPath, [process.argv[2]], { stdio: ['ignore', 'pipe', 'inherit'] });
plugin.stdout.once('data', (handshake) => {
  const socketPath = String(handshake).split('|')[3];
  const session = connect('http://localhost', { createConnection: () => net.connect(socketPath) });
  const call = session.request({ ':method': 'POST', ':path': '/', 'content-type': 'application/grpc' });
  call.once('response', () => process.stdout.write(`${socketPath}\n`));
  call.end();
});
