import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const holder = z.object({
  process: z.number(),
  host: z.string(),
  /** Where it listens; `''` = nowhere yet. */
  address: z.string(),
  /** What the folder held when a bot last started on it: files and folders that can be missing by loss only. */
  parts: z.array(z.string()),
});

/** Who uses a folder, or did last, and what was in it. */
export type Holder = z.infer<typeof holder>;

/** Reads it; null when there is none yet, or none that can be read. */
export function readHolder(path: string): Holder | null {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes it in one step. */
export function writeHolder(path: string, content: Holder): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${JSON.stringify(content)}\n`);
  renameSync(fresh, path);
}
