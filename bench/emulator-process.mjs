/**
 * An emulator in a process of its own, so that what is measured does not share a thread with it. Started with `fork`: takes
 * its options as JSON in the first argument, tells its parent where it listens, and ends with it.
 */
import { startEmulator } from '../dist/emulator/index.js';

const { endpoint, accessKey, adminEndpoint, adminToken } = await startEmulator(JSON.parse(process.argv[2]));
process.send({ endpoint, accessKey, adminEndpoint, adminToken });
process.on('disconnect', () => process.exit());
