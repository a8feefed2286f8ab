import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { damaged } from '../../../folder/damaged.ts';
import type { StartError } from '../../../errors.ts';

/** An append-only file of JSON lines: what was appended before a SIGKILL is there afterwards. */
export interface Journal {
  append(entry: unknown): void;
  close(): void;
}

/** The first line of a file: with how many entries it began, all written before it had its name. */
const heading = z.object({ entries: z.int().min(0) });

/**
 * Reads every whole entry; a last line cut off by a kill was never answered for and is left out. Throws StartError when
 * another line is no JSON, or when entries are missing that were there when the file was made.
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
  // A file of an earlier version begins with an entry.
  if (!success) return first === undefined ? [] : [first, ...rest];
  if (rest.length < data.entries)
    throw damagedJournal(path, `it lacks ${data.entries - rest.length} of its entries`);
  return rest;
}

/** The stand-in tenant's file cannot be trusted. */
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

/** Replaces the file by `entries` in one step and goes on appending to it. */
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

/** Keeps nothing: for a tenant that lives in memory only. */
export const noJournal: Journal = { append: () => undefined, close: () => undefined };
