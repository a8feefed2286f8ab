/**
 * The key of a sentence in the catalogues and in stored texts: its first English wording, in ICU message format. Keys
 * never change; to reword a sentence in English, change its value in `en.json`.
 */
export type Key = keyof typeof import('./en.json');

/** A sentence that can be said in every language: its key, and the values of its placeholders. */
export interface Sentence {
  say: string;
  values: Record<string, Text | number>;
}

/** Texts joined with `by` between them, without the empty ones. */
export interface Joined {
  join: Text[];
  by: string;
  /** Formatted as a list in the reader's language ("A, B and C"); an older version running alongside uses `by`. */
  isList?: true;
}

/** A point in time, an ISO date. */
interface Moment {
  moment: string;
}

/**
 * What a person reads: a string that is the same in every language, or something to be said in the reader's language.
 * Plain data, so that it can be stored as it is and read by each person in their own language.
 */
export type Text = string | Sentence | Joined | Moment;

/** The placeholder names of an ICU message; the branches of a plural are not names. */
type NamesIn<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? NameOf<Name> | NamesIn<Rest>
  : never;
type NameOf<Inside extends string> = Inside extends `${infer Name},${string}`
  ? Name
  : Inside extends `${string} ${string}`
    ? never
    : Inside;

type Values<Message extends string> = Record<NamesIn<Message>, Text | number>;

/**
 * The second argument of `sentence`: none for a key without braces. Optional for a text that is not a key, so that the
 * compiler complains about the text instead of a missing argument.
 */
type ValuesOf<Said extends Key> = Key extends Said
  ? [values?: Values<Said>]
  : [NamesIn<Said>] extends [never]
    ? []
    : [values: Values<Said>];

/** A sentence for a person to read. It must be a key of the English catalogue, with a value for each placeholder. */
export function sentence<Said extends Key>(say: Said, ...[values]: ValuesOf<Said>): Sentence {
  return { say, values: values ?? {} };
}

/** Joins texts with `by` between them; `''` if all of them are empty. */
export function joined(texts: readonly Text[], by: string): Text {
  return together(texts, { by });
}

/** A list of names or things, "A, B and C" in English; `''` if all of them are empty. */
export function listed(texts: readonly Text[]): Text {
  return together(texts, { by: ', ', isList: true });
}

function together(texts: readonly Text[], how: Omit<Joined, 'join'>): Text {
  const join = texts.filter((text) => text !== '');
  const [only] = join;
  return join.length > 1 ? { join, ...how } : (only ?? '');
}

/** A point in time as a text; `''` if `iso` is not a date. */
export function moment(iso: string): Text {
  return Number.isNaN(new Date(iso).getTime()) ? '' : { moment: new Date(iso).toISOString() };
}

/** Whether a value is a `Text`. */
export function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true;
  return (
    typeof value === 'object' && value !== null && ('say' in value || 'join' in value || 'moment' in value)
  );
}

/** Applies `change` to the parts of a text that come from people or the tenant; our own wording stays. */
export function withLetters(text: Text, change: (letters: string) => string): Text {
  if (typeof text === 'string') return change(text);
  if ('join' in text) return { ...text, join: text.join.map((one) => withLetters(one, change)) };
  if ('moment' in text) return text;
  const entries = Object.entries(text.values);
  const values = entries.map(([name, value]) => [
    name,
    typeof value === 'number' ? value : withLetters(value, change),
  ]);
  return { say: text.say, values: Object.fromEntries(values) };
}
