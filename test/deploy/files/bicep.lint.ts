import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const deploy = fileURLToPath(new URL('../../../deploy/', import.meta.url));
/** Path of the compiler; `''` = none is available here. */
const compiler = process.env['BICEP'] ?? '';

/** Returns what the compiler and its linter report for a file, warnings included; `''` = nothing. */
async function findings(path: string): Promise<string> {
  const commands = path.endsWith('.bicepparam')
    ? [['build-params', path, '--stdout']]
    : [
        ['build', path, '--stdout'],
        ['lint', path],
      ];
  const said = commands.map((command) =>
    run(compiler, command, { maxBuffer: 16 * 1024 * 1024 }).then(
      ({ stderr }) => stderr,
      (error: { stderr?: string; message: string }) => error.stderr || error.message,
    ),
  );
  return [...new Set(await Promise.all(said))].join('').trim();
}

describe('Bicep', () => {
  before(function () {
    if (!compiler) this.skip();
  });

  for (const file of globSync('**/*.{bicep,bicepparam}', { cwd: deploy }).toSorted())
    it(`compiles ${file} without a warning`, async () => {
      assert.equal(await findings(join(deploy, file)), '');
    });

  it('would say so of a value of the wrong type, an unknown type and an unused parameter', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bicep-'));
    const file = join(folder, 'wrong.bicep');
    writeFileSync(
      file,
      "param unused int\nparam size int = 'large'\nresource a 'Microsoft.Web/nothing@2024-04-01' = {\n  name: '${size}'\n}\n",
    );

    const said = await findings(file);

    rmSync(folder, { recursive: true });
    for (const code of ['no-unused-params', 'BCP033', 'BCP081']) assert.match(said, new RegExp(code));
  });
});
