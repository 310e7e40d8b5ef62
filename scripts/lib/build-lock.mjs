import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = Number.parseInt(readFileSync(file, { encoding: 'utf8', flag: 'a+' }), 10);
  if (!Number.isNaN(holder) && !isRunning(holder)) rmSync(file, { force: true });
  return false;
}

/** Runs `work` while no other process on this machine runs under the same lock file; the lock of a dead process is void. */
export async function exclusively(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!tryTake(file)) await delay(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
