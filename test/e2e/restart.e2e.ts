import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { requester } from '../../src/sandbox/people.ts';
import { launchBrowser } from './browser.ts';
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
} from './chat-window.ts';
import { startProduct, type Product } from './product.ts';

describe('reload, kill and restart', function () {
  this.bail(true);
  let product: Product;
  let browser: Browser;
  let asker: ChatWindow;
  let admin: ChatWindow;

  before(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    await openBoth();
  });

  after(async function () {
    if (this.test?.parent?.tests.some((test) => test.isFailed()))
      console.error(product.output().slice(-4000));
    await browser.close();
    await product.close();
  });

  async function openBoth(): Promise<void> {
    [asker, admin] = await Promise.all([
      openWindow(browser, product.requesterUrl),
      openWindow(browser, product.administratorUrl),
    ]);
    await choose(asker, 'Personal Chat');
  }

  it('shows what waits when the administrator opens the window only later', async () => {
    await admin.page.close();
    await say(asker, 'publish https://qlik.contoso.com');
    const form = await card(asker, 'Nothing is created before that');
    await fill(form, { Users: requester.userPrincipalName, Reason: 'Sales needs it' });
    await form.getByLabel('Name', { exact: true }).fill('sales-qlik');
    await pick(form, 'Connector group', /^Data centre/);
    await press(form, 'Ask for approval');
    await card(asker, 'Waiting for approval');

    admin = await openWindow(browser, product.administratorUrl);
    await choose(admin, 'Qlik approvals');

    await card(admin, /Publish sales-qlik.*Opens to the internet/s);
    assert.equal(await countCards(admin, 'Opens to the internet'), 1);
  });

  it('shows it again, once, after the window was loaded again and another channel was opened first', async () => {
    await reload(admin);
    await choose(admin, 'General');
    await choose(admin, 'Qlik approvals');

    await card(admin, /Publish sales-qlik.*Opens to the internet/s);
    assert.equal(await countCards(admin, 'Opens to the internet'), 1);
  });

  it('goes on with the request after the process was killed', async () => {
    await product.kill();
    await product.start();
    await openBoth();

    await choose(admin, 'Qlik approvals');

    await card(admin, /Publish sales-qlik.*Opens to the internet/s);
    assert.equal(await countCards(admin, 'Opens to the internet'), 1);
  });

  it('finishes a publication in the middle of which it was killed, and tells it once', async () => {
    await press(await card(admin, 'Opens to the internet'), 'Approve');
    await card(admin, /Approved by/);
    await product.kill();
    await product.start();
    await openBoth();

    await asker.page.getByText('sales-qlik is published').first().waitFor();
    await say(asker, 'list');

    const list = await card(asker, 'Publications');
    assert.equal((await list.getByText('sales-qlik', { exact: true }).all()).length, 1);
    assert.equal(await countCards(asker, 'sales-qlik is published'), 1);
  });
});
