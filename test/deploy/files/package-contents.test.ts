import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { leftOut, packageContents } from '../../../deploy/package-contents.ts';

const root = new URL('../../../', import.meta.url);

/** Returns the files and folders at the top of the repository that git tracks. Others do not matter. */
function tracked(): string[] {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: fileURLToPath(root), encoding: 'utf8' });
  return [...new Set(files.split('\0').flatMap((path) => path.split('/')[0] || []))];
}

describe('a package', () => {
  it('is decided for everything in the repository: taken along or left out', () => {
    const decided = [...packageContents, ...leftOut];

    assert.deepEqual(
      tracked().filter((name) => !decided.includes(name)),
      [],
    );
  });

  it('holds only what is there', () => {
    assert.deepEqual(
      packageContents.filter((name) => !existsSync(new URL(name, root))),
      [],
    );
  });
});
