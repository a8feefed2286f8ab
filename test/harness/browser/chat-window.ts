import { mkdir } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';

/** One Agents Playground window in the browser, used as a person uses it. */
export interface ChatWindow {
  page: Page;
  /** Lines of the log panel that say something went wrong, of this and all earlier loads of the page. */
  complaints: string[];
}

const pictures = '.e2e';

/** Opens a window in a browser profile of its own. */
export async function openWindow(browser: Browser, url: string): Promise<ChatWindow> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1400 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const window: ChatWindow = { page, complaints: [] };
  page.on('pageerror', (error) => window.complaints.push(error.message));
  await page.goto(url);
  await untilConnected(page);
  return window;
}

/** Loads the window again: it forgets all messages. */
export async function reload(window: ChatWindow): Promise<void> {
  await collectComplaints(window);
  await window.page.reload();
  await untilConnected(window.page);
}

/** Chooses a chat or channel in the list on the left, by its name. */
export async function choose(window: ChatWindow, name: string): Promise<void> {
  await window.page.getByRole('treeitem', { name }).click();
}

/** Types a message in a personal or group chat and sends it. */
export async function say(window: ChatWindow, text: string): Promise<void> {
  await composer(window).last().click();
  await window.page.keyboard.type(text);
  await window.page.getByRole('button', { name: 'Send Message' }).last().click();
}

/** Starts a new post in the chosen channel that mentions the bot. */
export async function post(window: ChatWindow, text: string): Promise<void> {
  await mention(window);
  await window.page.keyboard.type(text);
  await window.page.getByRole('button', { name: 'Post', exact: true }).click();
}

/** The newest card that shows a text; waits until there is one. */
export async function card(window: ChatWindow, text: string | RegExp, waitSeconds = 20): Promise<Locator> {
  const cards = window.page.locator('.ac-adaptiveCard').filter({ hasText: text });
  await cards.first().waitFor({ timeout: waitSeconds * 1000 });
  return isChannel(window).then((channel) => (channel ? cards.first() : cards.last()));
}

/** How many cards show a text now. */
export function countCards(window: ChatWindow, text: string | RegExp): Promise<number> {
  return window.page.locator('.ac-adaptiveCard').filter({ hasText: text }).count();
}

/** Fills inputs of a card by the label a person reads. */
export async function fill(of: Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await of.getByLabel(label).fill(value);
}

/** Picks an option of a drop-down of a card. */
export async function pick(of: Locator, label: string, option: string | RegExp): Promise<void> {
  await of.getByRole('combobox', { name: label }).click();
  await of.page().getByRole('option', { name: option }).click();
}

/** Presses a button of a card. */
export async function press(of: Locator, button: string): Promise<void> {
  await of.getByRole('button', { name: button, exact: true }).click();
}

/** Saves a picture of a card or of the whole window below `.e2e/`. */
export async function picture(of: Locator | Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await of.screenshot({ path: `${pictures}/${name}.png` });
}

/** Adds what the log panel says to `complaints`; a call that was refused has its status there. */
export async function collectComplaints(window: ChatWindow): Promise<string[]> {
  const panel = window.page.locator('[contenteditable=true]:not([role=textbox])');
  const lines = (await panel.innerText()).split(/\n(?=\[)/);
  const wrong = /\b(error|failed|exception|not supported)\b| [45]\d\d\b/i;
  window.complaints.push(...lines.filter((line) => wrong.test(line)));
  return window.complaints;
}

async function untilConnected(page: Page): Promise<void> {
  await page.getByText('conversationUpdate 200').first().waitFor();
}

async function mention(window: ChatWindow): Promise<void> {
  await composer(window).first().click();
  await window.page.keyboard.type('@');
  await window.page.getByRole('menuitem', { name: 'Qlik Publisher' }).click();
}

function composer(window: ChatWindow): Locator {
  return window.page.locator('[contenteditable=true][role=textbox]');
}

/** A channel shows the newest post at the top, a chat at the bottom. */
async function isChannel(window: ChatWindow): Promise<boolean> {
  return (await window.page.getByRole('button', { name: 'Post', exact: true }).count()) > 0;
}
