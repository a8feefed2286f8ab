/** Any node of a card; only what tests look at is typed. */
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

/** Every object inside a card, from the outside in. */
export function elementsOf(node: unknown): CardNode[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...Object.values(node).flatMap(elementsOf)];
}

/** The buttons of a card. */
export function actionsOf(card: unknown): CardNode[] {
  return elementsOf(card).filter(({ type }) => type?.startsWith('Action.') === true);
}

/** The verbs of a card's buttons, in their order. */
export function verbsOf(card: unknown): string[] {
  return actionsOf(card).flatMap(({ verb }) => verb ?? []);
}

/** All text a person reads on a card, a line per element. */
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

/** The values of a card's facts, which people read too. */
export function factValues(card: unknown): string[] {
  const facts = elementsOf(card).flatMap((element) => (Reflect.get(element, 'facts') ?? []) as CardNode[]);
  return facts.map(({ value }) => String(value));
}

/** Everything else a person may read on a card or a template, element by element. */
export function shownTexts(card: unknown): string[] {
  return elementsOf(card).flatMap((element) =>
    Object.entries(element).flatMap(([key, value]) =>
      shown.includes(key) && typeof value === 'string' ? [value] : [],
    ),
  );
}
