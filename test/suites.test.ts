import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';

/** A suite, as configured for mocha in a file of `test/suites/`. */
interface Suite {
  name: string;
  spec: string[];
  ignore?: string[];
}

const suites = globSync('test/suites/*.yaml').map((file): Suite => {
  const config = parse(readFileSync(file, 'utf8')) as Omit<Suite, 'name'>;
  return { name: basename(file, '.yaml'), ...config };
});
const tests = globSync('test/**/*.{test,e2e,lint}.ts');

/** Returns the files of a suite. */
function filesOf({ spec, ignore = [] }: Suite): string[] {
  return spec.flatMap((pattern) => globSync(pattern, { exclude: ignore }));
}

/** Returns the text of everything that starts a suite: npm's scripts, and what they call. */
function scripts(): string {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  return [...Object.values(manifest.scripts), readFileSync('.ci/lint-deploy', 'utf8')].join('\n');
}

describe('the suites', () => {
  it('hold every test', () => {
    const held = new Set(suites.flatMap(filesOf));
    assert.ok(tests.length > 100);
    assert.deepEqual(
      tests.filter((file) => !held.has(file)),
      [],
    );
  });

  for (const suite of suites)
    it(`${suite.name} holds tests in each of its patterns, and is run by a script`, () => {
      for (const pattern of suite.spec) {
        // Mocha finds nothing with only {a,b}, and at best warns: https://github.com/isaacs/node-glob/pull/499
        assert.ok(!pattern.includes('{'), pattern);
        assert.notEqual(globSync(pattern).length, 0, pattern);
      }
      assert.ok(scripts().includes(`mocha --config test/suites/${suite.name}.yaml`));
    });
});
