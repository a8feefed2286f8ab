import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { requestKinds } from '../../../src/service/model/request/request.ts';
import { aboutIn } from '../../../src/teams/commands/find/about-in.ts';
import { understand } from '../../../src/teams/commands/find/understand.ts';
import { howTo } from '../../../src/teams/commands/how.ts';
import { commands } from '../../../src/teams/commands/index.ts';

describe('the commands', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

  for (const { name } of commands)
    it(`are in the README: ${name}`, () => {
      assert.match(readme, new RegExp(`^\\|.*\`${name}\\b.*\\|.*\\|$`, 'mu'));
    });

  it('are one for each kind of request, among others', () => {
    const names = commands.map(({ name }) => name);

    for (const kind of requestKinds) assert.ok(names.includes(kind), kind);
  });

  it('begin what help says of them with their own word', () => {
    for (const { name, usage } of commands) assert.equal(usage.split(' ')[0], name);
  });

  for (const command of commands)
    it(`have an example that is understood: ${command.name}`, () => {
      const { example } = howTo(command.name);

      const understood = understand(commands, example);

      assert.ok('command' in understood);
      assert.equal(understood.command, command);
      assert.equal(`${command.name} ${understood.text}`.trim(), example);
    });

  it('that help is asked about are found by any of their words, or nearly', () => {
    const about = ['publish', 'pub', 'publsh', 'zuweisen', 'for the status', 'me', ''];

    assert.deepEqual(
      about.map((text) => aboutIn(commands, text)?.name ?? ''),
      ['publish', 'publish', 'publish', 'assign', 'status', '', ''],
    );
  });
});
