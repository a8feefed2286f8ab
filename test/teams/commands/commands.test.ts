import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { requestKinds } from '../../../src/service/model/request/request.ts';
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
});
