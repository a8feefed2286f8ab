import { chromium, type Browser } from 'playwright-core';

/** Starts the Chromium of the machine without a screen; `CHROMIUM` names another one. `more` are further arguments. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      // As root, in a container: the sandbox of Chromium needs rights it does not have there.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}
