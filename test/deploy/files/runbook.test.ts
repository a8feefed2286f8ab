import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { delegatedPermissions } from '../../../deploy/grant/delegated.ts';
import { permissions } from '../../../deploy/grant/permissions.ts';
import { connectionName } from '../../../deploy/grant/sign-in/connection.ts';
import { approverScopes } from '../../../src/trial/sandbox-credential.ts';
import { variableNames } from '../../../src/config/variables.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const alerts = read('deploy/modules/alerts.bicep');
const runbook = read('deploy/runbook.md');
const source = globSync('src/**/*.ts').map(read).join('\n');

describe('the runbook', () => {
  it('has a section for each alert, and no other', () => {
    const named = [...alerts.matchAll(/name: '([a-z-]+?)(?:-\$\{name\})?'\n\s+(?:location|severity)/g)].map(
      ([, one]) => one,
    );
    const sections = [...runbook.matchAll(/^### ([a-z-]+)$/gm)].map(([, one]) => one);
    const alerting = named.filter((one) => one !== 'operators' && one !== 'ready').toSorted();

    assert.ok(alerting.length >= 7);
    assert.deepEqual(sections.toSorted(), alerting);
  });
});

describe('the alerts', () => {
  it('look for log messages that the bot writes', () => {
    const messages = [...alerts.matchAll(/ResultDescription has "([^"]+)"/g)].map(([, one]) => one ?? '');

    assert.ok(messages.length > 0);
    assert.deepEqual(
      messages.filter((one) => !source.includes(`'${one}'`)),
      [],
    );
  });
});

describe('the deployment page', () => {
  it('explains each permission that is granted', () => {
    const page = read('deploy/README.md');

    assert.deepEqual(
      permissions.map(({ name }) => name).filter((name) => !page.includes(`\`${name}\``)),
      [],
    );
  });
});

describe('the delegated permissions', () => {
  const named = (text: string) => [...new Set(text.match(/\b[A-Z]\w+\.ReadWrite\.All\b/g))].toSorted();
  const asked = delegatedPermissions.map(({ name }) => name).toSorted();

  it('are the same in the command, on its page, beside the setting and in the trial', () => {
    const [, section = ''] =
      /### What approvers lend the bot\n([\s\S]+?)\n##/.exec(read('deploy/README.md')) ?? [];
    const [setting = ''] = /^# .+\nOAUTH_CONNECTION_NAME=$/m.exec(read('deploy/env.example')) ?? [];

    assert.deepEqual(named(section), asked);
    assert.deepEqual(named(setting), asked);
    assert.deepEqual(approverScopes.toSorted(), asked);
  });
});

describe('the name of the OAuth connection', () => {
  it('is the same in the command and in the deployment', () => {
    assert.match(
      read('deploy/main.bicep'),
      new RegExp(`param oauthConnectionName string = '${connectionName}'`),
    );
  });
});

describe('the settings of the host', () => {
  it('are those the bot reads', () => {
    const settings = /settings: \{\n([\s\S]+?)\n    \}/.exec(read('deploy/main.bicep'))?.[1] ?? '';
    const given = [...settings.matchAll(/^ +([A-Z_]+):/gm)].map(([, name]) => name ?? '');

    assert.ok(given.length >= 10);
    assert.deepEqual(
      given.filter((name) => !variableNames.includes(name)),
      [],
    );
  });
});
