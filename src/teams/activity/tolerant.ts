import { z } from 'zod';

/**
 * A text as Teams should send it; a number becomes its digits, and anything else counts as not sent (`''`). Most of what
 * may be sent is not, so that is no error first: making one costs more than all the rest of an activity.
 */
export const text = z
  .union([z.string(), z.number().transform(String)])
  .default('')
  .catch('');

const nobody = { id: '', name: '', aadObjectId: '' };

/** Somebody or something that Teams names: the sender, the bot, a member, a channel. */
export const named = z.object({ id: text, name: text, aadObjectId: text }).default(nobody).catch(nobody);

/** A list in which an odd element, or an odd list, hides none of the others. */
export const list = z.array(z.unknown()).default([]).catch([]);
