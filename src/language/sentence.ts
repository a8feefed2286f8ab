/**
 * The key of a sentence in the catalogues and in stored texts: its first English wording, in ICU message format. Keys
 * never change: to reword a sentence in English, change its value in `en.json`.
 */
export type Key = keyof typeof import('./en.json');

/** A sentence that can be said in every language: its key, and what stands in the braces. */
export interface Sentence {
  say: string;
  values: Record<string, Text | number>;
}

/** Texts one behind the other, with `by` between them; empty ones fall out. */
export interface Joined {
  join: Text[];
  by: string;
  /** Formatted as a list in the reader's language ("A, B and C"); an older version running beside this one uses `by`. */
  isList?: true;
}

/** A point in time, an ISO date. */
interface Moment {
  moment: string;
}

/**
 * What a person reads: letters that are the same in every language, or something to be said in the language of the
 * reader. Plain data, so that it is stored as it is and read by each person in their own language.
 */
export type Text = string | Sentence | Joined | Moment;

/** The names in braces of an ICU message; what a plural says about a number is no name. */
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
 * The second argument of `sentence`: none for a key without braces. For a text that is not a key it is optional, so that
 * the compiler complains about the text instead of a missing argument.
 */
type ValuesOf<Said extends Key> = Key extends Said
  ? [values?: Values<Said>]
  : [NamesIn<Said>] extends [never]
    ? []
    : [values: Values<Said>];

/** A sentence for a person to read. It must be a key of the English catalogue, with a value for each name in braces. */
export function sentence<Said extends Key>(say: Said, ...[values]: ValuesOf<Said>): Sentence {
  return { say, values: values ?? {} };
}

/** Texts one behind the other; `''` when all of them are. */
export function joined(texts: readonly Text[], by: string): Text {
  return together(texts, { by });
}

/** A list of names or things, "A, B and C" in English; `''` when all of them are. */
export function listed(texts: readonly Text[]): Text {
  return together(texts, { by: ', ', isList: true });
}

function together(texts: readonly Text[], how: Omit<Joined, 'join'>): Text {
  const join = texts.filter((text) => text !== '');
  const [only] = join;
  return join.length > 1 ? { join, ...how } : (only ?? '');
}

/** A point in time as a text; `''` when it is no date. */
export function moment(iso: string): Text {
  return Number.isNaN(new Date(iso).getTime()) ? '' : { moment: new Date(iso).toISOString() };
}

/** Whether this is a text that still has to be said in a language. */
export function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true;
  return (
    typeof value === 'object' && value !== null && ('say' in value || 'join' in value || 'moment' in value)
  );
}

/** A text whose letters from people or the tenant have gone through `change`; what is ours stays. */
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
