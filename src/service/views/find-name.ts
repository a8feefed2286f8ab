import { distance } from 'fastest-levenshtein';
import { findNamesAmong, findNamesBeginning } from '../../store/names.ts';
import { findNamesHolding, type Reservation } from '../../store/reservations.ts';
import type { Deps } from '../model/deps.ts';

/** The names that a typed one can mean; `isSure` = it is the first. None = nothing is like it. */
export interface NamesFound {
  names: string[];
  isSure: boolean;
}

const mostOffered = 5;
/** How many names are compared for each beginning; all of them where there are no more. */
const mostCompared = 400;

/** Returns the first of the typed names that is there, as it is stored, or null. */
export async function knownAmong(
  { db }: Deps,
  typed: readonly string[],
  of: 'publications' | 'requests',
): Promise<{ typed: string; name: string } | null> {
  const known = await findNamesAmong(db, typed.flatMap(spellings), of);
  for (const one of typed) {
    const name = spellings(one).find((spelling) => known.has(spelling));
    if (name !== undefined) return { typed: one, name };
  }
  return null;
}

/**
 * Finds what a name that is none can mean: the holder of an address, names that begin with it, or names like it. Reads a
 * bounded number of names, through the index, however many there are.
 */
export async function namesLike({ db }: Deps, typed: string): Promise<NamesFound> {
  const [holder] = await findNamesHolding(db, addressesIn(typed));
  if (holder !== undefined) return { names: [holder], isSure: true };
  const names = spellings(typed);
  const [name = ''] = names;
  if (name === '') return { names: [], isSure: false };
  for (const spelling of names) {
    const begun = await findNamesBeginning(db, [spelling], mostOffered);
    if (begun.length > 0) return { names: begun, isSure: begun.length === 1 };
  }
  return { names: nearest(name, await candidates(db, name)), isSure: false };
}

/**
 * A typed name as names are spelled: `Sales Qlik.` is `sales-qlik`, `Qlik Sense sales` is also `sales`, and `München` is
 * `munchen` or `muenchen`.
 */
function spellings(typed: string): string[] {
  const small = typed.normalize('NFC').toLowerCase();
  const german = small.replace(/[äöüß]/gu, (letter) => written[letter] ?? letter);
  return [...new Set([small, german].flatMap(spelled))];
}

const written: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function spelled(typed: string): string[] {
  const name = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  const short = name.replace(/^qlik-sense-/u, '').replace(/-auth(entication|entifizierung)?$/u, '');
  return name === short ? [name] : [name, short];
}

/** The reservations behind an address: of an external host, in the default domain or another, or an internal URL. */
function addressesIn(typed: string): Reservation[] {
  const text = typed.toLowerCase().replace(/[.,;!?]+$/u, '');
  const url = URL.parse(/^https?:/u.test(text) ? text : `https://${text}`);
  if (!text.includes('.') || !url) return [];
  const [label = '', ...rest] = url.hostname.split('.');
  const domain = rest.join('.');
  const parts = label.split('-');
  const labels = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const inDefault = domain.endsWith('msappproxy.net') ? labels : [];
  return [
    { what: 'host', label, domain },
    ...inDefault.map((one): Reservation => ({ what: 'host', label: one, domain: '' })),
    { what: 'url', url: `${url.origin}/` },
  ];
}

/** Names that share a beginning with the typed one, also if its first two letters changed places. */
async function candidates(db: Deps['db'], name: string): Promise<string[]> {
  const [first = '', second = ''] = name;
  const half = name.slice(0, Math.ceil(name.length / 2));
  const beginnings = new Set([half, name.slice(0, 2), first, second, second + first, '']);
  return findNamesBeginning(db, [...beginnings], mostCompared);
}

function nearest(typed: string, names: readonly string[]): string[] {
  const far = Math.max(1, Math.floor(typed.length * 0.4));
  return names
    .map((name) => ({ name, far: distanceTo(typed, name) }))
    .filter((one) => one.far <= far)
    .toSorted((one, other) => one.far - other.far)
    .slice(0, mostOffered)
    .map(({ name }) => name);
}

/** Like a name, like its beginning, or its words in another order. */
function distanceTo(typed: string, name: string): number {
  const inOrder = (text: string) => text.split('-').toSorted().join('-');
  const begins = name[typed.length] === '-' ? distance(typed, name.slice(0, typed.length)) : Infinity;
  return Math.min(distance(typed, name), begins, distance(inOrder(typed), inOrder(name)));
}
