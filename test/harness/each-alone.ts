import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import Mocha from 'mocha';

/*
 * Runs each test alone, the last of a file first, so that none finds what an earlier one has left: each must pass.
 * `npm run test:alone test/story/*.test.ts`; without files all that need no PostgreSQL and do not take minutes each.
 * Ends with a line "N passed, N failed".
 */
const [first = '', ...more] = process.argv.slice(2);
if (first === '--file') await runEach(more[0] ?? '');
else runAll(first ? [first, ...more] : usual());

/** All but those that need PostgreSQL, or one of whose tests takes minutes. */
function usual(): string[] {
  const exclude = ['test/@(instances|kill|postgres)/**', 'test/engine/faults.test.ts'];
  return globSync('test/**/*.test.ts', { exclude });
}

/** A process for each file: what its modules remember ends with it. */
function runAll(files: readonly string[]): void {
  let [passed, failed] = [0, 0];
  for (const file of files) {
    const { stdout } = spawnSync(process.execPath, [import.meta.filename, '--file', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    const [, good = '0', bad = '1'] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
    passed += Number(good);
    failed += Number(bad);
    console.log(bad === '0' ? `${file}: ${good}` : `${file}\n${stdout.trim()}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

/** Every test of a file in a run of its own, with the hooks around it. */
async function runEach(file: string): Promise<void> {
  const mocha = new Mocha({ timeout: 60_000, reporter: Mocha.reporters.Base });
  mocha.cleanReferencesAfterRun(false).addFile(file);
  await mocha.loadFilesAsync();
  const titles: string[] = [];
  mocha.suite.eachTest((test: Mocha.Test) => void titles.push(test.fullTitle()));
  let failed = 0;
  for (const title of titles.toReversed()) {
    const problems = await runOne(mocha, title);
    if (problems.length > 0) failed++;
    for (const problem of problems) console.log(`  ${title}: ${problem.slice(0, 400)}`);
  }
  console.log(`${titles.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

/** What went wrong, in hooks as well. */
function runOne(mocha: Mocha, title: string): Promise<string[]> {
  const exactly = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new Promise((resolve) => {
    const problems: string[] = [];
    const runner = mocha.grep(new RegExp(`^${exactly}$`)).run(() => resolve(problems));
    runner.on('fail', (_, error: Error) => void problems.push(error.message));
  });
}
