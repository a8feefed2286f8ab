import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { damaged } from './damaged.ts';
import { folderProblem } from './folder-problem.ts';
import { readHolder, writeHolder, type Holder } from './holder.ts';
import { takeLock, type Lock } from './lock.ts';
import { StartError } from '../errors.ts';

/** The folder of DATA_DIR, locked by this process. */
export interface HeldFolder {
  /** Records where the bot listens and what the folder contains, so that a later loss of a part is noticed. */
  started(address: string): void;
  close(): Promise<void>;
}

const possibleParts = ['pglite', 'sandbox.jsonl'];

/**
 * Locks a folder for this process and creates it if necessary. Throws StartError if another process holds it, if a part
 * of it was lost, or if it cannot be used. The data stays untouched in that case.
 */
export function holdFolder(folder: string): HeldFolder {
  try {
    mkdirSync(folder, { recursive: true });
    const lock = takeLock(join(folder, 'bot.lock'));
    if (!lock) throw new StartError(alreadyRunning(folder));
    return held(folder, lock);
  } catch (error) {
    throw folderProblem(error, folder);
  }
}

function held(folder: string, lock: Lock): HeldFolder {
  const path = join(folder, 'bot.json');
  const parts = readHolder(path)?.parts ?? [];
  const write = (address: string, now: string[]) =>
    writeHolder(path, { process: process.pid, host: hostname(), address, parts: now });
  try {
    const lost = parts.find((part) => sizeOf(join(folder, part)) === 0);
    if (lost) throw damaged(folder, `${lost} is lost`, 'to find what was there when the bot last started');
    write('', parts);
  } catch (error) {
    lock.release();
    throw error;
  }
  return {
    started: (address) =>
      write(
        address,
        possibleParts.filter((part) => sizeOf(join(folder, part)) > 0),
      ),
    close: async () => lock.release(),
  };
}

/** Returns the size of a file, or the number of entries in a folder; 0 if it does not exist. */
function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? readdirSync(path).length : (found?.size ?? 0);
}

function alreadyRunning(folder: string): string {
  const who = readHolder(join(folder, 'bot.json'));
  return `The bot is already running (${who ? described(who) : 'process unknown, address unknown'}) with the data in ${folder}.
Stop it first, or choose another folder with DATA_DIR: two processes on one folder would damage it.`;
}

function described({ process: id, host, address }: Holder): string {
  const where = host === hostname() ? '' : ` on ${host}`;
  return `process ${id}${where}, address ${address || 'not known yet'}`;
}
