import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** A lock of this process; ends with it at the latest. */
export interface Lock {
  release(): void;
}

/** https://www.sqlite.org/rescode.html#busy */
const busy = 5;

/**
 * Takes the lock of the file, which stays empty; null = another process has it. SQLite asks the operating system for it, on
 * Linux, macOS and Windows alike, and the system lets go of it when the process ends, however that ends: a lock never
 * outlives its holder, and ids of processes, which repeat in containers, say nothing about it.
 * https://www.sqlite.org/lockingv3.html
 */
export function takeLock(path: string): Lock | null {
  // SQLite would not say why it cannot open the file.
  closeSync(openSync(path, 'a'));
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (Reflect.get(Object(error), 'errcode') === busy) return null;
    throw error;
  }
  return { release: () => database.close() };
}
