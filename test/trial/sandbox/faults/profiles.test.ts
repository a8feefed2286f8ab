import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultRuleError, parseFaultRules } from '../../../../src/trial/sandbox/faults/fault-rule.ts';
import { profiles } from '../../../../src/trial/sandbox/faults/profiles.ts';
import { readFaultProfile } from '../../../../src/trial/sandbox/faults/read-profile.ts';

describe('a fault profile', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'profile-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function written(text: string): Promise<string> {
    const path = join(folder, 'mine.json');
    await writeFile(path, text);
    return path;
  }

  function refusal(nameOrPath: string): string {
    try {
      readFaultProfile(nameOrPath);
    } catch (error) {
      assert.ok(error instanceof FaultRuleError);
      return error.message;
    }
    return assert.fail('The profile was accepted');
  }

  for (const [name, rules] of Object.entries(profiles)) {
    it(`${name} has rules that can be used`, () => {
      assert.equal(parseFaultRules(readFaultProfile(name)).length, rules.length);
    });
  }

  it('is read from a file', async () => {
    const path = await written('[{ "path": "/users$", "fault": { "kind": "reset" } }]');

    const [rule] = readFaultProfile(path);

    assert.equal(rule?.path, '/users$');
  });

  it('that cannot be used is told in one sentence', async () => {
    const unknown = refusal('windy');
    const rule = refusal(await written('[{ "fault": { "kind": "flood" } }]'));
    const json = refusal(await written('- fault: flood'));

    assert.equal(
      unknown,
      "SANDBOX_FAULTS 'windy' cannot be used: it is none of calm, slow, throttled, settling, lagging, stormy and no file that can be read.",
    );
    assert.match(
      rule,
      /^SANDBOX_FAULTS '.*mine.json' cannot be used: rule 1, fault.kind is wrong: [^\n]+\.$/,
    );
    assert.match(json, /cannot be used: it is not JSON\.$/);
  });
});
