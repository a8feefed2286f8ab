import type { Suite } from 'mocha';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openWindow, picture, type ChatWindow } from './chat-window.ts';
import { startProduct, type Product } from './product.ts';

/** The product, and a browser with its two windows. */
export interface Stage {
  product: Product;
  browser: Browser;
  asker: ChatWindow;
  admin: ChatWindow;
}

/** Starts everything, with more variables where given. If a part does not start, nothing is left running. */
export async function openStage(more: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const product = await startProduct(more);
  try {
    const browser = await launchBrowser();
    return { product, browser, ...(await openWindows(product, browser)) };
  } catch (error) {
    console.error(product.output().slice(-4000));
    await product.close();
    throw error;
  }
}

/** Opens both windows. */
export async function openWindows(
  product: Product,
  browser: Browser,
): Promise<Pick<Stage, 'asker' | 'admin'>> {
  const [asker, admin] = await Promise.all([
    openWindow(browser, product.requesterUrl),
    openWindow(browser, product.administratorUrl),
  ]);
  return { asker, admin };
}

/** Ends everything. After a failure it first prints the product's output and saves pictures of the windows. */
export async function closeStage(stage: Stage | undefined, suite: Suite | undefined): Promise<void> {
  if (stage === undefined) return;
  if (hasFailed(suite)) {
    console.error(stage.product.output().slice(-6000));
    const windows = Object.entries({ asker: stage.asker, admin: stage.admin });
    await Promise.allSettled(
      windows.map(([name, { page }]) => picture(page, `failed-${name}-${Date.now()}`)),
    );
  }
  await stage.browser.close();
  await stage.product.close();
}

/** Whether a test of the suite has failed. In a story, the tests after a failure mean nothing. */
export function hasFailed(suite: Suite | undefined): boolean {
  return suite?.tests.some((test) => test.isFailed()) ?? false;
}
