import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { requester } from '../../src/trial/people.ts';
import {
  card,
  choose,
  countCards,
  fill,
  openWindow,
  pick,
  press,
  reload,
  say,
  type ChatWindow,
} from '../harness/browser/chat-window.ts';
import { closeStage, hasFailed, openStage, openWindows, type Stage } from '../harness/browser/stage.ts';

describe('reload, kill and restart', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
    await choose(stage.asker, 'Personal Chat');
  });

  beforeEach(function () {
    if (hasFailed(this.currentTest?.parent)) this.skip();
  });

  after(function () {
    return closeStage(stage, this.test?.parent);
  });

  async function killAndStart(): Promise<void> {
    await stage.product.kill();
    await stage.product.start();
    Object.assign(stage, await openWindows(stage.product, stage.browser));
    await choose(stage.asker, 'Personal Chat');
  }

  it('shows what waits when the administrator opens the window only later', async () => {
    const { asker, product, browser } = stage;
    await stage.admin.page.close();
    await say(asker, 'publish https://qlik.contoso.com');
    const form = await card(asker, 'Nothing is created before that');
    await fill(form, { Users: requester.userPrincipalName, Reason: 'Sales needs it' });
    await form.getByLabel('Name', { exact: true }).fill('sales-qlik');
    await pick(form, 'Connector group', /^Data centre/);
    await press(form, 'Ask for approval');
    await card(asker, 'Waiting for approval');

    stage.admin = await openWindow(browser, product.administratorUrl);
    await choose(stage.admin, 'Qlik approvals');

    await assertAskedOnce(stage.admin);
  });

  it('shows it again after a reload that follows at once', async () => {
    await reload(stage.admin);
    await choose(stage.admin, 'Qlik approvals');

    await assertAskedOnce(stage.admin);
  });

  it('shows it again once when the person opens another channel first, and takes their time', async () => {
    await sleep(4000);
    await reload(stage.admin);
    // The first click on a channel, whenever it comes, tells the bot that a team was opened.
    await sleep(4000);
    await choose(stage.admin, 'General');
    await choose(stage.admin, 'Qlik approvals');

    await assertAskedOnce(stage.admin);
  });

  it('goes on with the request after the process was killed', async () => {
    await killAndStart();
    await choose(stage.admin, 'Qlik approvals');

    await assertAskedOnce(stage.admin);
  });

  it('finishes a publication in the middle of which it was killed, and tells it once', async () => {
    await press(await card(stage.admin, 'Opens to the internet'), 'Approve');
    await card(stage.admin, /Approved by/);
    await killAndStart();

    const publication = await untilPublished(stage.asker);

    assert.match(await publication.innerText(), new RegExp(requester.name));
    assert.ok((await countCards(stage.asker, 'sales-qlik is published')) <= 1);
  });

  it('ends on Ctrl-C without an error, and both windows with it', async () => {
    const { product } = stage;

    const code = await product.close();

    assert.equal(code, 0);
    await assert.rejects(fetch(product.requesterUrl));
    await assert.rejects(fetch(product.administratorUrl));
  });
});

async function assertAskedOnce(admin: ChatWindow): Promise<void> {
  await card(admin, /Publish sales-qlik.*Opens to the internet/s);
  // A second copy would appear at once, because both events of an opened window arrive together.
  await sleep(1000);
  assert.equal(await countCards(admin, 'Opens to the internet'), 1);
}

/** Asks for the status until it says so. Messages sent before the window was open again are lost. */
async function untilPublished(asker: ChatWindow): Promise<Locator> {
  for (let triesLeft = 15; triesLeft > 0; triesLeft--) {
    await say(asker, 'status sales-qlik');
    const found = await card(asker, /^sales-qlik\s*✓ Published/, 3).catch(() => undefined);
    if (found !== undefined) return found;
  }
  throw new Error('The publication was not finished after the restart');
}
