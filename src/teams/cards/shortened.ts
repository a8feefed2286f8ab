import { isFormCard } from './is-form.ts';
import type { AdaptiveCard } from './render.ts';

type Node = Record<string, unknown>;

/** What is left out: the ids of what is folded away; the request that the card is about, `''` = none. */
interface Left {
  ids: readonly unknown[];
  requestId: string;
}

/** What a reader still takes in; the rest is a click or a command away. */
const mostItems = 20;
const mostLetters = 400;

/** A decision must not be made without them. */
const keptStyles: readonly unknown[] = ['warning', 'attention'];

/**
 * Returns the card without what is folded away, and with its long lists and texts cut; warnings and entry fields stay
 * whole. A plan that was folded away is a click away instead. Returns the same card if there is nothing to leave out, or
 * if it is a form, which is made to fit before.
 */
export function shortened(card: AdaptiveCard): AdaptiveCard {
  if (isFormCard(card)) return card;
  const left: Left = { ids: foldedIds(card), requestId: requestIdOf(card.actions ?? []) };
  const body = card.body.map((one) => shorter(one, left)).filter((one) => one !== null);
  const short: AdaptiveCard = { ...card, body: cut(body) };
  return JSON.stringify(short.body) === JSON.stringify(card.body) ? card : short;
}

/** Returns an element of a card without what is too much; null = nothing is left of it. */
function shorter(element: unknown, left: Left): unknown {
  if (!isNode(element) || isKept(element)) return element;
  if (element['isVisible'] === false) return null;
  const short: Node = { ...element };
  for (const key of ['text', 'value']) if (typeof short[key] === 'string') short[key] = cutText(short[key]);
  for (const key of ['items', 'columns', 'inlines', 'facts']) {
    const inner: unknown = short[key];
    if (!Array.isArray(inner)) continue;
    short[key] = cut(inner.map((one) => shorter(one, left)).filter((one) => one !== null));
  }
  return short['type'] === 'ActionSet' ? unfolded(short, left) : short;
}

/** Replaces the button that unfolds the plan's changes by one that fetches them, and drops others that unfold. */
function unfolded(set: Node, { ids, requestId }: Left): Node | null {
  const actions = (Array.isArray(set['actions']) ? set['actions'] : []).flatMap((action: unknown) => {
    if (!isNode(action) || action['type'] !== 'Action.ToggleVisibility') return [action];
    const targets: unknown = action['targetElements'];
    if (!Array.isArray(targets) || !targets.every((target) => ids.includes(target))) return [action];
    const isPlan = requestId !== '' && targets.includes('changes');
    const data = { requestId, list: 'changes', page: '1' };
    return isPlan ? [{ type: 'Action.Execute', title: action['title'], verb: 'plan.page', data }] : [];
  });
  return actions.length > 0 ? { ...set, actions } : null;
}

function foldedIds({ body }: AdaptiveCard): unknown[] {
  const ids: unknown[] = [];
  JSON.stringify(body, (_key, value: unknown) => {
    if (isNode(value) && value['isVisible'] === false && !isKept(value)) ids.push(value['id']);
    return value;
  });
  return ids;
}

function cut(items: readonly unknown[]): unknown[] {
  const isShown = (item: unknown, index: number) => index < mostItems || isKept(item);
  const shown = items.filter(isShown);
  if (shown.length === items.length) return shown;
  const isOfFacts = isNode(items[0]) && 'title' in items[0];
  return [...shown, isOfFacts ? { title: '…', value: '' } : { type: 'TextBlock', text: '…' }];
}

function cutText(text: string): string {
  const letters = [...text];
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('')}…` : text;
}

function requestIdOf(actions: readonly unknown[]): string {
  const ids = actions.map((action) => Reflect.get(Object(Reflect.get(Object(action), 'data')), 'requestId'));
  return ids.find((id): id is string => typeof id === 'string') ?? '';
}

function isKept(element: unknown): boolean {
  const isWarning = isNode(element) && keptStyles.includes(element['style']);
  return isWarning || /"type":"Input\./.test(JSON.stringify(element));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
