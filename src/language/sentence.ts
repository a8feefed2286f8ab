/**
 * What names a sentence in the catalogues and in what is stored: its English text as it was worded first, in ICU message
 * format. It never changes; to word the sentence anew in English, change what `en.json` has for it.
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
  /** Said as the reader's language says lists ("A, B and C"); a bot of an older version beside this one reads `by`. */
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

/** No second argument where nothing stands in braces. What is no key at all may have one: so the compiler's error names it. */
type ValuesOf<Said extends Key> = Key extends Said
  ? [values?: Values<Said>]
  : [NamesIn<Said>] extends [never]
    ? []
    : [values: Values<Said>];

/** A sentence to say to a person. Only what the English catalogue has can be said, and with all its values. */
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
