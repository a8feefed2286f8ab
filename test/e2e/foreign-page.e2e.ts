import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser/browser.ts';
import { startProduct, type Product } from '../harness/browser/product.ts';

/** A site of somebody else, which its name server can lead to this machine at any time. */
const evil = 'evil.example';

describe('a page of somebody else, in the browser that shows the chat windows', () => {
  let product: Product;
  let browser: Browser;
  let site: Server;
  before(async function () {
    this.timeout(120_000);
    product = await startProduct();
    browser = await launchBrowser([`--host-resolver-rules=MAP ${evil} 127.0.0.1`]);
    site = createServer((request, response) => {
      const target = new URL(request.url ?? '', 'http://x').searchParams.get('target');
      response.setHeader('content-type', 'text/html');
      response.end(`<form method="post" enctype="text/plain" action="${target}">
        <input name='{"type":"message","x":"' value='"}'><button>Win</button></form>`);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
  });
  after(async () => {
    await browser.close();
    site.closeAllConnections();
    site.close();
    await product.close();
  });

  /** In a tab of its own: one that shows an error of the browser still has that on its way. */
  const visitSite = async (target = '') => {
    const page = await browser.newPage();
    const { port } = site.address() as AddressInfo;
    await page.goto(`http://${evil}:${port}/?target=${encodeURIComponent(target)}`);
    return page;
  };

  it('cannot post a form to the bot, the tenant or a window', async () => {
    for (const target of targets(product)) {
      const page = await visitSite(target);
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.url() === target),
        page.getByRole('button').click(),
      ]);

      assert.equal(answer.status(), 403, target);
    }
  });

  it('cannot call them with a script, nor listen to a window', async () => {
    const page = await visitSite();
    for (const target of targets(product)) {
      const answers = await page.evaluate(async (url) => {
        const headers = { 'content-type': 'text/plain' };
        const post = fetch(url, { method: 'POST', headers, body: '{}' });
        return Promise.all(
          [post, fetch(url)].map((one) =>
            one.then(
              ({ status }) => status,
              () => 'refused',
            ),
          ),
        );
      }, target);
      assert.deepEqual(answers, ['refused', 'refused'], target);
    }
    const stream = `${product.requesterUrl.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`;
    const heard = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        }),
      stream,
    );
    assert.equal(heard, 'refused');
  });

  it('reads nothing when its name leads to them', async () => {
    for (const target of targets(product)) {
      const page = await browser.newPage();
      const { port } = new URL(target);
      const url = `http://${evil}:${port}/ready`;
      const answered = page.waitForResponse(url);
      // A refusal without a word is a page of the browser's own.
      await page.goto(url).catch(() => {});
      assert.equal((await answered).status(), 403, target);
    }
  });
});

function targets(product: Product): string[] {
  return [
    `${product.botUrl}/api/messages`,
    `${product.sandboxUrl}/v1.0/users`,
    `${product.requesterUrl}/_connector/v3/conversations`,
  ];
}
