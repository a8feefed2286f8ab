import type { AdaptiveCard } from './render.ts';

/**
 * Teams accepts messages of up to 100 KB in UTF-16 and asks bots to stay below 80 KB. In bytes.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
const mostBytes = 80 * 1024;

/** Whether a card fits into a message. */
export function fitsMessage(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card), 'utf16le') <= mostBytes;
}
