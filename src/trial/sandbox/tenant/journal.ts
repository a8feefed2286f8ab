import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { damaged } from '../../../folder/damaged.ts';
import type { StartError } from '../../../errors.ts';

/** An append-only file of JSON lines; appended entries survive a SIGKILL. */
export interface Journal {
  append(entry: unknown): void;
  close(): void;
}

/** The first line of a file: the number of initial entries, all written before the file got its name. */
const heading = z.object({ entries: z.int().min(0) });

/**
 * Reads every complete entry. Skips a last line truncated by a kill, because its call was never answered. Throws
 * StartError if another line is not JSON, or if initial entries are missing.
 */
export function readJournal(path: string): unknown[] {
  if (!existsSync(path)) return [];

  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const [first, ...rest] = whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseLine(line, path));
  if (first === undefined && text.startsWith('{')) throw damagedJournal(path, 'its first line is cut');
  const { success, data } = heading.safeParse(first);
  // Files of earlier versions have no heading.
  if (!success) return first === undefined ? [] : [first, ...rest];
  if (rest.length < data.entries)
    throw damagedJournal(path, `it lacks ${data.entries - rest.length} of its entries`);
  return rest;
}

/** Creates the error for a file of the stand-in tenant that cannot be trusted. */
export function damagedJournal(path: string, what: string, cause?: unknown): StartError {
  return damaged(path, what, 'to read the stand-in tenant line by line', cause);
}

function parseLine(line: string, path: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw damagedJournal(path, 'a line of it is no JSON');
  }
}

/** Replaces the file with `entries` atomically, and opens it for appending. */
export function openJournal(path: string, entries: unknown[]): Journal {
  const fresh = `${path}.new`;
  const lines = [{ entries: entries.length }, ...entries];
  writeFileSync(fresh, lines.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  renameSync(fresh, path);

  const file = openSync(path, 'a');
  return {
    append: (entry) => void writeSync(file, `${JSON.stringify(entry)}\n`),
    close: () => closeSync(file),
  };
}

/** Stores nothing, for a tenant in memory. */
export const noJournal: Journal = { append: () => undefined, close: () => undefined };
