import { execFileSync } from 'node:child_process';
import { statfsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory with so much room and no more, which can be filled. */
export interface SmallDisk {
  folder: string;
  fill(): void;
  makeRoom(): void;
  close(): Promise<void>;
}

/** Mounts one; null where this is not allowed, as in most containers. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await rmdir(folder);
    return null;
  }
  const filling = join(folder, 'filling');
  return {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(filling, Buffer.alloc((bavail + 2) * bsize));
      } catch {
        // What fits is written.
      }
    },
    makeRoom: () => rmSync(filling),
    close: async () => {
      // A database that could not begin there still holds a file.
      execFileSync('umount', ['--lazy', folder]);
      await rmdir(folder);
    },
  };
}
