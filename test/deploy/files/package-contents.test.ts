import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { leftOut, packageContents } from '../../../deploy/package-contents.ts';

const root = new URL('../../../', import.meta.url);
/** Made here by tools, and kept out of the repository. */
const made = ['.data', '.deployment', '.e2e', '.git', 'devTools', 'dist', 'node_modules'];

describe('a package', () => {
  it('is decided for everything in the repository: taken along or left out', () => {
    const undecided = readdirSync(root).filter(
      (name) => ![...packageContents, ...leftOut, ...made].includes(name) && !name.endsWith('.log'),
    );

    assert.deepEqual(undecided, []);
  });

  it('holds only what is there', () => {
    assert.deepEqual(
      packageContents.filter((name) => !existsSync(new URL(name, root))),
      [],
    );
  });
});
