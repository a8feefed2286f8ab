import { createRequire } from 'node:module';
import type { Template } from 'adaptivecards-templating';

const load = createRequire(import.meta.url);

/**
 * Makes a template of what a card's file holds. The engine and its grammar are 600 files, a quarter of all that the bot
 * loads, so they are loaded with the first card: the bot is ready, and hears its first message, before that.
 */
export function templateOf(payload: unknown): Template {
  const engine: typeof import('adaptivecards-templating') = load('adaptivecards-templating');
  return new engine.Template(payload);
}
