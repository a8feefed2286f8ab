import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const holder = z.object({
  process: z.number(),
  host: z.string(),
  /** Address it listens on; `''` = none yet. */
  address: z.string(),
  /** Files and folders that existed when a bot last started here; if one is missing, it was lost. */
  parts: z.array(z.string()),
});

/** The current or last user of a folder, and the folder's contents at that time. */
export type Holder = z.infer<typeof holder>;

/** Reads the file; null if it does not exist or is invalid. */
export function readHolder(path: string): Holder | null {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes the file atomically. */
export function writeHolder(path: string, content: Holder): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${JSON.stringify(content)}\n`);
  renameSync(fresh, path);
}
