import { execFileSync } from 'node:child_process';
import { statfsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An in-memory file system of limited size, which can be filled up. */
export interface SmallDisk {
  folder: string;
  fill(): void;
  makeRoom(): void;
  close(): Promise<void>;
}

/** Mounts one. Resolves to null where mounting is not allowed, as in most containers. */
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
        // Whatever fits has been written.
      }
    },
    makeRoom: () => rmSync(filling),
    close: async () => {
      // A database that failed to start there still holds a file open.
      execFileSync('umount', ['--lazy', folder]);
      await rmdir(folder);
    },
  };
}
