import type { Activity } from 'botbuilder';
import { isCode, visible } from '../../service/kinds/invisible.ts';

/** Keys whose values name something: mended, they would name something else. */
const ids = ['id', 'aadObjectId', 'tenantId', 'serviceUrl', 'channelId', 'replyToId', 'conversationType'];

/** No activity of Teams is near as deep; what is would be looked at for ever. */
const deepest = 20;

/**
 * Takes out of the words of an activity (names, what was typed) what nobody can see and the database cannot store, in
 * place; false = an id holds such a character. What a card sends (`value`) is left to whoever reads it.
 */
export function cleanActivity(activity: Activity): boolean {
  const { value: _, ...rest } = activity;
  const isClean = cleanNode(rest, 0);
  Object.assign(activity, rest);
  return isClean;
}

function cleanNode(node: object, depth: number): boolean {
  if (depth > deepest) return false;
  return Object.entries(node).every(([key, value]: [string, unknown]) => {
    if (!isCode(key)) return false;
    if (typeof value === 'object' && value !== null) return cleanNode(value, depth + 1);
    if (typeof value !== 'string') return true;
    if (ids.includes(key)) return isCode(value);
    Reflect.set(node, key, visible(value));
    return true;
  });
}
