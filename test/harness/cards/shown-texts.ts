import * as adaptiveCards from 'adaptivecards';
import { Window } from 'happy-dom';
import { contrast, over, readColour, type Colour } from './contrast.ts';
import { hostConfig, type Theme } from './themes.ts';

/** A text on a rendered card, and its contrast to what is behind it. */
export interface ShownText {
  text: string;
  contrast: number;
}

/** What is read of an element of the page. */
interface PageElement {
  tagName: string;
  style: { color: string; backgroundColor: string };
  childNodes: Iterable<{ nodeType: number; textContent: string | null }>;
  children: Iterable<PageElement>;
}

const { AdaptiveCard, HostConfig } = adaptiveCards;
const page = new Window();
const textNode = 3;
/** Teams draws these itself, in colours that no host config has. */
const ofTeams = ['BUTTON', 'INPUT', 'SELECT', 'TEXTAREA'];

/** Renders a card with Microsoft's renderer, as Teams shows it in a theme, and returns its texts. */
export function shownTexts(payload: object, theme: Theme): ShownText[] {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    result.didProcess = true;
  };
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(theme));
  const element = inPage(() => {
    card.parse(payload);
    return card.render() as unknown as PageElement | undefined;
  });
  if (element === undefined) throw new Error('The card is empty.');
  const white = { red: 255, green: 255, blue: 255, opacity: 1 };
  return textsIn(element, white, white);
}

/** The renderer finds the page in global variables, which no other test should see. */
function inPage<Result>(run: () => Result): Result {
  const lent = {
    window: page,
    document: page.document,
    HTMLElement: page.HTMLElement,
    HTMLButtonElement: page.HTMLButtonElement,
  };
  const before = Object.keys(lent).map(
    (name) => [name, Reflect.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  Object.assign(globalThis, lent);
  try {
    return run();
  } finally {
    for (const [name, own] of before) {
      Reflect.deleteProperty(globalThis, name);
      if (own) Reflect.defineProperty(globalThis, name, own);
    }
  }
}

function textsIn(element: PageElement, inherited: Colour, behind: Colour): ShownText[] {
  if (ofTeams.includes(element.tagName)) return [];
  const { color, backgroundColor } = element.style;
  const background = backgroundColor ? over(readColour(backgroundColor), behind) : behind;
  const colour = color ? readColour(color) : inherited;
  const own = [...element.childNodes]
    .filter(({ nodeType }) => nodeType === textNode)
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .trim();
  const inside = [...element.children].flatMap((child) => textsIn(child, colour, background));
  return own === ''
    ? inside
    : [{ text: own, contrast: contrast(over(colour, background), background) }, ...inside];
}
