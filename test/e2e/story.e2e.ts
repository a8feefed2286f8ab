import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { administrator, colleagues, requester } from '../../src/trial/people.ts';
import {
  card,
  choose,
  collectComplaints,
  countCards,
  fill,
  pick,
  picture,
  post,
  press,
  say,
  type ChatWindow,
} from '../harness/browser/chat-window.ts';
import { closeStage, hasFailed, openStage, type Stage } from '../harness/browser/stage.ts';

const [olga] = colleagues;
const personal = 'Personal Chat';
const approvals = 'Qlik approvals';
const published = { name: 'sales-qlik', url: 'https://qlik.contoso.com' };

describe('the story, from the chat only', () => {
  let stage: Stage;
  let asker: ChatWindow;
  let admin: ChatWindow;

  before(async () => {
    stage = await openStage();
    ({ asker, admin } = stage);
    await choose(admin, approvals);
    await choose(asker, personal);
  });

  beforeEach(function () {
    if (hasFailed(this.currentTest?.parent)) this.skip();
  });

  after(function () {
    return closeStage(stage, this.test?.parent);
  });

  it('shows what it can do, and a button that starts publishing', async () => {
    await say(asker, 'help');
    const help = await card(asker, 'Publish Qlik Sense to people');
    await picture(help, 'help');

    await press(help, 'Publish Qlik Sense');

    const form = await card(asker, 'Nothing is created before that');
    await picture(form, 'publish-form');
  });

  it('returns a wrong form with the values kept and every mistake named', async () => {
    const form = await card(asker, 'Nothing is created before that');
    await fill(form, { Name: 'Sales Qlik!', 'Qlik Sense URL': 'qlik', Reason: 'Sales needs it' });

    await press(form, 'Ask for approval');

    const wrong = await card(asker, 'correct what is marked');
    assert.equal(await wrong.getByLabel('Name', { exact: true }).inputValue(), 'Sales Qlik!');
    assert.equal(await wrong.getByLabel('Qlik Sense URL').inputValue(), 'qlik');
    await picture(wrong, 'publish-form-wrong');
  });

  it('takes a good form, checks it and asks the administrator', async () => {
    await askToPublish(await card(asker, 'correct what is marked'), published);

    await card(asker, 'Waiting for approval').then((status) => picture(status, 'request-status-waiting'));
    const approval = await card(admin, 'Opens to the internet');
    await approval.getByRole('button', { name: /changes/ }).click();
    await picture(approval, 'approval');
    const text = await approval.innerText();
    for (const part of [requester.name, 'Sales needs it', published.url, 'Data centre', olga.name]) {
      assert.match(text, new RegExp(part));
    }
  });

  it('publishes after the approval, and says so where it was asked for', async () => {
    const approval = await card(admin, 'Opens to the internet');
    await press(approval, 'Approve');

    await card(admin, /Approved by/).then((decided) => picture(decided, 'approval-decided'));
    await card(asker, 'steps done').then((progress) => picture(progress, 'progress'));
    const done = await card(asker, `${published.name} is published`);
    await picture(done, 'published');
    assert.match(await done.innerText(), /host allow list/);
    assert.equal(await countCards(asker, `${published.name} is published`), 1);
    await card(asker, 'The test links are in a message of their own').then((status) =>
      picture(status, 'request-status-done'),
    );
    await picture(asker.page, 'window-requester');
    await picture(admin.page, 'window-administrator');
  });

  it('has a test link that asks to sign in and then shows Qlik Sense', async () => {
    const done = await card(asker, `${published.name} is published`);
    const [tab] = await Promise.all([
      asker.page.context().waitForEvent('page'),
      done.getByRole('link').first().click(),
    ]);
    await tab.getByRole('heading', { name: 'Sign in (sandbox)' }).waitFor();
    await picture(tab, 'edge-sign-in');

    await tab.getByRole('button', { name: olga.name }).click();

    await tab.getByRole('heading', { name: 'Qlik Sense hub (sandbox)' }).waitFor();
    await picture(tab, 'edge-qlik-sense');
    await tab.close();
  });

  it('answers a mention in a channel; a rejection comes back there with its reason and the form', async () => {
    await choose(asker, 'Qlik Sense');
    await post(asker, 'publish https://finance.contoso.com');
    const form = await card(asker, 'Nothing is created before that');
    assert.match(await form.getByLabel('Qlik Sense URL').inputValue(), /^https:\/\/finance\.contoso\.com/);
    await askToPublish(form, { name: 'finance-qlik', url: 'https://finance.contoso.com' });
    const approval = await card(admin, /Publish finance-qlik.*Opens to the internet/s);

    await press(approval, 'Reject');
    await admin.page.getByText('Say why, so that the requester can correct it').waitFor();
    await fill(approval, { Comment: 'Use the name of the department' });
    await press(approval, 'Reject');

    const rejected = await card(asker, 'finance-qlik is not published');
    assert.match(await rejected.innerText(), /Use the name of the department/);
    assert.match(await rejected.innerText(), new RegExp(administrator.name));
    await picture(rejected, 'rejected');
    await press(rejected, 'Edit and ask again');
    const again = await card(asker, 'Nothing is created before that');
    assert.equal(await again.getByLabel('Name', { exact: true }).inputValue(), 'finance-qlik');
  });

  it('refuses what exists already, before any approval', async () => {
    await choose(asker, personal);
    await say(asker, 'publish');
    await askToPublish(await card(asker, 'Nothing is created before that'), published);

    const refused = await card(asker, /already/i);

    assert.match(await refused.innerText(), new RegExp(requester.name));
    await picture(refused, 'refused-duplicate');
  });

  for (const [command, text] of Object.entries({
    list: 'Publications',
    [`status ${published.name}`]: new RegExp(`^${published.name}\\s*✓ Published`),
    requests: 'Open requests',
    connectors: 'Branch office',
  })) {
    it(`answers "${command}" with a card`, async () => {
      await say(asker, command);

      await asker.page.getByText(command, { exact: true }).last().waitFor();
      await picture(await card(asker, text), command.replaceAll(' ', '-'));
    });
  }

  it('caused no error in either window', async () => {
    await picture(asker.page, 'window-requester-end');

    assert.deepEqual(await collectComplaints(asker), []);
    assert.deepEqual(await collectComplaints(admin), []);
    assert.deepEqual(await stage.product.windowErrors(), []);
  });
});

async function askToPublish(form: Locator, what: { name: string; url: string }): Promise<void> {
  const users = `${requester.userPrincipalName}, ${olga.userPrincipalName}`;
  await fill(form, { 'Qlik Sense URL': what.url, Users: users, Reason: 'Sales needs it' });
  await form.getByLabel('Name', { exact: true }).fill(what.name);
  await pick(form, 'Connector group', /^Data centre/);
  await press(form, 'Ask for approval');
}
