import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import Mocha from 'mocha';

/*
 * Runs each test alone, the last of a file first, so that no test can rely on what an earlier one left behind.
 * `npm run test:alone test/story/*.test.ts`. Without files it runs all but those that need PostgreSQL or take minutes.
 * Ends with a line "N passed, N failed".
 */
/** Returns all test files but those that need PostgreSQL, or in which a single test takes minutes. */
function usual(): string[] {
  const exclude = ['test/@(instances|kill|postgres)/**', 'test/engine/faults.test.ts'];
  return globSync('test/**/*.test.ts', { exclude });
}

/**
 * Starts a process for each file, then one for each test that failed in it. A failure counts only if it repeats there,
 * because module state left by the hooks of an earlier run may have caused it.
 */
function runAll(files: readonly string[]): void {
  let [passed, failed] = [0, 0];
  for (const file of files) {
    const { count, problems } = spawned(file);
    const real = problems.flatMap(({ title }) => spawned(file, title).problems);
    console.log(`${file}: ${count}`);
    for (const { title, message } of real) console.log(`  ${title}: ${message}`);
    passed += count - real.length;
    failed += real.length;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

interface Outcome {
  count: number;
  problems: { title: string; message: string }[];
}

/** Starts the line in which a process reports its outcome. */
const mark = 'each-alone ';

function spawned(file: string, ...titles: string[]): Outcome {
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, '--inside', file, ...titles], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  const line = stdout.split('\n').find((one) => one.startsWith(mark));
  const died = { count: 1, problems: [{ title: titles[0] ?? '', message: 'The process died' }] };
  return line ? (JSON.parse(line.slice(mark.length)) as Outcome) : died;
}

/** Runs the tests of a file with these titles, or all without titles, each on its own with its hooks. */
async function runInside(file: string, titles: string[]): Promise<void> {
  const mocha = new Mocha({ timeout: 60_000, reporter: Mocha.reporters.Base });
  mocha.cleanReferencesAfterRun(false).addFile(file);
  await mocha.loadFilesAsync();
  const chosen = [...titles];
  if (titles.length === 0) mocha.suite.eachTest((test: Mocha.Test) => void chosen.push(test.fullTitle()));
  const outcome: Outcome = { count: chosen.length, problems: [] };
  for (const title of chosen.toReversed()) {
    const [message] = await runOne(mocha, title);
    if (message) outcome.problems.push({ title, message: message.slice(0, 400) });
  }
  console.log(mark + JSON.stringify(outcome));
  process.exit(0);
}

/** Runs one test. Resolves to the messages of its failures, including those of hooks. */
function runOne(mocha: Mocha, title: string): Promise<string[]> {
  const exactly = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new Promise((resolve) => {
    const problems: string[] = [];
    const runner = mocha.grep(new RegExp(`^${exactly}$`)).run(() => resolve(problems));
    runner.on('fail', (_, error: Error) => void problems.push(error.message || String(error)));
  });
}

const [first = '', ...more] = process.argv.slice(2);
if (first === '--inside') await runInside(more[0] ?? '', more.slice(1));
else runAll(first ? [first, ...more] : usual());
