import type { SampleCard } from '../../builders/sample.ts';
import { elementsOf, type CardNode } from '../chat/read-card.ts';
import { shownTexts } from './shown-texts.ts';
import { themes } from './themes.ts';

/** What WCAG asks of text of any size. https://www.w3.org/TR/WCAG22/#contrast-minimum */
const leastContrast = 4.5;
/** What tells two cards apart by colour alone, or is sent to the bot and not shown. */
const unseen = new Set(['color', 'style', 'data', 'id', 'isSubtle', 'msteams']);

/** Returns the texts that are too pale in one of Teams' themes: "light, 1.5: Waiting". */
export function paleTexts(card: object): string[] {
  return themes.flatMap((theme) =>
    shownTexts(card, theme)
      .filter(({ contrast }) => contrast < leastContrast)
      .map(({ text, contrast }) => `${theme}, ${contrast.toFixed(1)}: ${text}`),
  );
}

/** Returns the frames that only their colour makes: Teams' high-contrast theme has none. */
export function framesOfColour(card: object): CardNode[] {
  return framed(card).filter(
    (element) => Reflect.get(element, 'showBorder') !== true || Reflect.get(element, 'separator') !== true,
  );
}

/** Returns the texts in warning frames that do not begin with a word. */
export function wordlessWarnings(card: object, word: string): string[] {
  return framed(card)
    .filter((element) => Reflect.get(element, 'style') === 'warning')
    .map((element) => String(elementsOf(element).find(({ type }) => type === 'TextBlock')?.text))
    .filter((text) => !text.startsWith(`${word}:`));
}

/** Returns what a screen reader has no words for: images, inputs, and texts that are a sign alone. */
export function unnamed(card: object): CardNode[] {
  return elementsOf(card).filter((element) => {
    const { type = '', text } = element;
    if (type === 'Image') return !Reflect.get(element, 'altText');
    // The title of a toggle is its label.
    if (type.startsWith('Input.')) return !Reflect.get(element, type === 'Input.Toggle' ? 'title' : 'label');
    return (type === 'TextBlock' || type === 'TextRun') && !/[\p{L}\p{N}]/u.test(String(text));
  });
}

/** Returns the pairs of cards between which only colours differ. */
export function alikeWithoutColour(cards: readonly SampleCard[]): string[] {
  const seen = new Map<string, SampleCard>();
  return cards.flatMap((sample) => {
    const bare = JSON.stringify(sample.card, (key, value: unknown) => (unseen.has(key) ? undefined : value));
    const twin = seen.get(bare);
    seen.set(bare, sample);
    const isSame = twin === undefined || coloursOf(twin.card) === coloursOf(sample.card);
    return isSame ? [] : [`${sample.name}: ${twin.title}, ${sample.title}`];
  });
}

function framed(card: object): CardNode[] {
  return elementsOf(card).filter(
    (element) =>
      element.type === 'Container' &&
      ['warning', 'attention'].includes(String(Reflect.get(element, 'style'))),
  );
}

function coloursOf(card: object): string {
  const colours = elementsOf(card).map((element) => [
    Reflect.get(element, 'color'),
    Reflect.get(element, 'style'),
    Reflect.get(element, 'isSubtle'),
  ]);
  return JSON.stringify(colours);
}
