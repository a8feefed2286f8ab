import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';

/** An append-only file of JSON lines: what was appended before a SIGKILL is there afterwards. */
export interface Journal {
  append(entry: unknown): void;
  close(): void;
}

/** Reads every whole line; a last line cut off by a kill was never answered for and is left out. Throws when another line is no JSON. */
export function readJournal(path: string): unknown[] {
  if (!existsSync(path)) return [];

  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseLine(line, path));
}

function parseLine(line: string, path: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`The sandbox tenant in ${path} cannot be read; remove the file to start afresh`, {
      cause,
    });
  }
}

/** Replaces the file by `entries` in one step and goes on appending to it. */
export function openJournal(path: string, entries: unknown[]): Journal {
  const fresh = `${path}.new`;
  writeFileSync(fresh, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  renameSync(fresh, path);

  const file = openSync(path, 'a');
  return {
    append: (entry) => void writeSync(file, `${JSON.stringify(entry)}\n`),
    close: () => closeSync(file),
  };
}

/** Keeps nothing: for a tenant that lives in memory only. */
export const noJournal: Journal = { append: () => undefined, close: () => undefined };
