import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { Difference } from '../model/publication/comparison.ts';
import { isOpenText } from '../model/publication/open-text.ts';
import type { Told, Tone } from './told.ts';

const mostLines = 10;
const mostNamed = 12;

/**
 * What is told when something is not as approved any more, the riskiest first. `isOpen` = a visit from outside was not
 * asked for the approved sign-in, either.
 */
export function driftTold(name: string, differences: readonly Difference[], isOpen: boolean): Told {
  const texts = differences.map(({ text }) => text);
  const open = texts.filter(isOpenText);
  const outside = isOpen ? [sentence('From outside it opens without the approved sign-in.')] : [];
  const hidden = sentence('Who or what else differs is shown where approvals are asked for.');
  return {
    tone: toneOf(differences),
    title: titleOf(name, differences),
    lines: [...shownOf(texts), ...outside],
    openLines: [...shownOf(open), ...(open.length < texts.length ? [hidden] : []), ...outside],
    advice: sentence(
      'Repair sets back what was approved, Accept makes what is there the approved state; both after an approval.',
    ),
  };
}

function shownOf(texts: readonly Text[]): Text[] {
  const shown = texts.slice(0, mostLines);
  const rest = texts.length - shown.length;
  return rest > 0
    ? [...shown, sentence('{count, plural, one {# more} other {# more}}', { count: rest })]
    : shown;
}

/** What the daily line says; `''` = nothing differs. */
export function driftLine(name: string, differences: readonly Difference[]): Text {
  return differences.length > 0 ? titleOf(name, differences) : '';
}

/** `by` = whose request was carried out; `''` = it was changed back by hand. */
export function driftOver(name: string, by: string): Told {
  const how = by
    ? sentence('The request of {person} was carried out.', { person: by })
    : sentence('It was changed back outside the bot.');
  return { tone: 'good', title: sentence('{name} is as approved again', { name }), lines: [how], advice: '' };
}

/** Several at once, in one message. */
export function driftsTogether(all: readonly { name: string; differences: readonly Difference[] }[]): Told {
  const opens = all.filter(({ differences }) => isOpened(differences));
  const others = all.filter(({ differences }) => !isOpened(differences));
  const lines: Text[] = [];
  if (opens.length > 0)
    lines.push(sentence('Others than approved can enter: {names}.', { names: namesOf(opens) }));
  if (others.length > 0) lines.push(sentence('Not as approved: {names}.', { names: namesOf(others) }));
  return {
    tone: opens.length > 0 ? 'alarm' : 'warning',
    title: sentence(
      '{count, plural, one {# publication is} other {# publications are}} not as approved any more',
      {
        count: all.length,
      },
    ),
    lines,
    advice: sentence('Type status and a name to see what differs, and to have it repaired.'),
  };
}

function namesOf(all: readonly { name: string }[]): Text {
  const names = listed(all.slice(0, mostNamed).map(({ name }) => name));
  return all.length > mostNamed ? sentence('{names} and others', { names }) : names;
}

function isOpened(differences: readonly Difference[]): boolean {
  return differences.some(({ risk }) => risk === 'opens');
}

function toneOf(differences: readonly Difference[]): Tone {
  return isOpened(differences) ? 'alarm' : 'warning';
}

function titleOf(name: string, differences: readonly Difference[]): Text {
  if (isOpened(differences)) return sentence('{name} can be entered by others than approved', { name });
  if (differences.some(({ risk }) => risk === 'stops'))
    return sentence('{name} is not as approved, and people may be unable to enter', { name });
  return sentence('{name} is not as approved any more', { name });
}
