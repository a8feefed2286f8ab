import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** A lock held by this process; it is released when the process ends, if not before. */
export interface Lock {
  release(): void;
}

/** https://www.sqlite.org/rescode.html#busy */
const busy = 5;

/**
 * Locks a file, which stays empty; null = another process holds it. SQLite uses the locks of the operating system, on
 * Linux, macOS and Windows alike, which are released however the process ends, so a lock never outlives its holder. A
 * process id would not do, because ids repeat in containers.
 * https://www.sqlite.org/lockingv3.html
 */
export function takeLock(path: string): Lock | null {
  // Opened here first, because SQLite does not say why it cannot open a file.
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
