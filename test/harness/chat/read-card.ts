/** Any node of a card. Only the properties that tests use are typed. */
export interface CardNode {
  type?: string;
  id?: string;
  text?: unknown;
  value?: unknown;
  title?: string;
  url?: string;
  verb?: string;
  isVisible?: boolean;
  choices?: { title: string; value: string }[];
  data?: Record<string, unknown>;
  targetElements?: unknown;
}

/** Returns every object inside a card, outermost first. */
export function elementsOf(node: unknown): CardNode[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...Object.values(node).flatMap(elementsOf)];
}

/** Returns a card's buttons. */
export function actionsOf(card: unknown): CardNode[] {
  return elementsOf(card).filter(({ type }) => type?.startsWith('Action.') === true);
}

/** Returns the verbs of a card's buttons, in order. */
export function verbsOf(card: unknown): string[] {
  return actionsOf(card).flatMap(({ verb }) => verb ?? []);
}

/** Returns the text a person reads on a card, one line per element. */
export function textOf(card: unknown): string {
  return elementsOf(card)
    .flatMap(({ type, text, title, value }) =>
      type === 'TextBlock' || type === 'TextRun'
        ? text
        : type === undefined && title
          ? `${title}: ${value}`
          : [],
    )
    .join('\n');
}

const shown = ['text', 'title', 'label', 'placeholder', 'fallbackText', 'errorMessage'];

/** Returns the values of a card's facts, which people read too. */
export function factValues(card: unknown): string[] {
  const facts = elementsOf(card).flatMap((element) => (Reflect.get(element, 'facts') ?? []) as CardNode[]);
  return facts.map(({ value }) => String(value));
}

/** Returns all other texts a person may read on a card or template, element by element. */
export function shownTexts(card: unknown): string[] {
  return elementsOf(card).flatMap((element) =>
    Object.entries(element).flatMap(([key, value]) =>
      shown.includes(key) && typeof value === 'string' ? [value] : [],
    ),
  );
}
