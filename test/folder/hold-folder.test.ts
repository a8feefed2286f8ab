import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderProblem } from '../../src/folder/folder-problem.ts';
import { holdFolder } from '../../src/folder/hold-folder.ts';

describe('a held folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'folder-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const problem = (says: RegExp) => (error: Error) => {
    assert.equal(error.name, 'StartError');
    assert.match(error.message, says);
    return true;
  };

  /** Makes the folder look as if a trial had run there. */
  async function used(): Promise<void> {
    const held = holdFolder(root);
    await mkdir(join(root, 'pglite'));
    await writeFile(join(root, 'pglite/PG_VERSION'), '18\n');
    await writeFile(join(root, 'sandbox.jsonl'), '{"entries":0}\n');
    held.started('http://127.0.0.1:1');
    await held.close();
  }

  it('is refused to a second holder, who is told of the first', async () => {
    const held = holdFolder(root);
    held.started('http://127.0.0.1:4711');

    assert.throws(() => holdFolder(root), problem(/already running \(process \d+, address http:.*4711\)/));
    await held.close();
    await holdFolder(root).close();
  });

  const losses: Record<string, () => Promise<void>> = {
    'its database': () => rm(join(root, 'pglite'), { recursive: true }),
    'all of its database': () => rm(join(root, 'pglite/PG_VERSION')),
    'its tenant': () => rm(join(root, 'sandbox.jsonl')),
    'all of its tenant': () => writeFile(join(root, 'sandbox.jsonl'), ''),
  };
  for (const [what, lose] of Object.entries(losses))
    it(`is refused when it has lost ${what}, and is free for another try`, async () => {
      await used();
      await lose();

      for (let i = 0; i < 2; i++)
        assert.throws(() => holdFolder(root), problem(/^The data in .* is damaged: .* is lost\.\nTried: /));
    });

  it('is taken when nothing is lost, or nothing was ever there', async () => {
    await holdFolder(join(root, 'new')).close();
    await used();
    await holdFolder(root).close();
  });

  it('is refused when it is a file', async () => {
    await writeFile(join(root, 'file'), '');

    assert.throws(() => holdFolder(join(root, 'file')), problem(/is not a folder.*DATA_DIR/));
    assert.throws(() => holdFolder(join(root, 'file/below')), problem(/is not a folder.*DATA_DIR/));
  });

  it('is refused when it cannot be written to', async function () {
    // Root can write everywhere.
    if (process.getuid?.() === 0) this.skip();
    await chmod(root, 0o500);

    assert.throws(() => holdFolder(root), problem(/cannot be written to by this user/));
    assert.deepEqual(await readdir(root), []);
  });

  it('has words for a disk that is full or can only be read, and leaves other errors alone', () => {
    const words = (code: string) => String(folderProblem(Object.assign(new Error('x'), { code }), '/data'));

    assert.match(words('ENOSPC'), /The folder \/data is on a disk that is full\. Make room/);
    assert.match(words('EROFS'), /on a disk that can only be read/);
    assert.match(words('EADDRINUSE'), /^Error: x$/);
  });
});
