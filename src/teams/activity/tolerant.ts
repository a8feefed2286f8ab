import { z } from 'zod';

/** A text as Teams should send it; a number becomes its digits, and anything else counts as not sent (`''`). */
export const text = z.union([z.string(), z.number().transform(String)]).catch('');

/** Somebody or something that Teams names: the sender, the bot, a member, a channel. */
export const named = z
  .object({ id: text, name: text, aadObjectId: text })
  .catch({ id: '', name: '', aadObjectId: '' });

/** A list in which an odd element, or an odd list, hides none of the others. */
export const list = z.array(z.unknown()).catch([]);
