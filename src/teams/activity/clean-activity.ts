import { isCode, visible } from '../../service/kinds/fields/invisible.ts';

/** Keys whose values are identifiers. Cleaning an identifier would turn it into a different one, so it is refused. */
const ids = ['id', 'aadObjectId', 'tenantId', 'serviceUrl', 'channelId', 'replyToId', 'conversationType'];

/** Deepest nesting accepted. Real Teams activities stay far below it; it bounds the work for a hostile one. */
const deepest = 20;

/** Longer than any identifier of Teams, and short enough for an index of the database. */
const longestId = 500;

/**
 * Removes, in place, the characters in an activity's texts (names, typed text) that are invisible or that the database
 * cannot store. Returns false if an identifier or a key contains such a character or is too long, or the nesting is too
 * deep. `value`, the data of a card, and `attachments`, which can quote any card, are left to the code that reads them.
 */
export function cleanActivity(activity: object): boolean {
  const nodes = Object.entries(activity).filter(([key]) => key !== 'value' && key !== 'attachments');
  const rest = Object.fromEntries(nodes);
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
    if (ids.includes(key)) return isCode(value) && value.length <= longestId;
    Reflect.set(node, key, visible(value));
    return true;
  });
}
