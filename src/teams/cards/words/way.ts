import { joined, listed, moment, sentence, type Text } from '../../../language/sentence.ts';
import {
  wayStates,
  type WayPart,
  type WayState,
  type WayView,
} from '../../../service/model/publication/way.ts';
import { escapeMarkdown } from '../../text.ts';
import type { StateData } from './request-words.ts';
import { signs, type Sign } from './signs.ts';

/** The way into a publication, drawn part by part. */
export interface WayData {
  steps: { part: Text; state: Text }[];
  age: Text;
}

const partWords: Record<WayPart, Text> = {
  people: sentence('People'),
  entra: 'Microsoft Entra',
  proxy: sentence('Application Proxy'),
  connectors: sentence('Connector group'),
  hub: sentence('Qlik hub'),
  auth: sentence('Qlik authentication'),
};

const stateWords: Record<WayState, { sign: Sign; word: Text }> = {
  fine: { sign: signs.done, word: sentence('fine') },
  wrong: { sign: signs.failed, word: sentence('wrong') },
  unsure: { sign: signs.unsure, word: sentence('unsure') },
  unseen: { sign: signs.ended, word: sentence('not visible from here') },
};

/** Draws the way, for a card; empty = there is none. */
export function wayData(way: WayView | undefined): WayData[] {
  if (!way) return [];
  const steps = way.parts.map(({ part, state, note }) => ({
    part: joined([arrowTo(part), partWords[part]], '\u00a0'),
    state: joined([signed(state), escapeMarkdown(note)], ': '),
  }));
  const age = way.oldestAt
    ? sentence('Nothing of this is older than {date}.', { date: moment(way.oldestAt) })
    : '';
  return [{ steps, age }];
}

/** The whole way in one line, for lists: what is not fine, the worst first. */
export function wayState({ parts }: WayView): StateData {
  const amiss = wayStates
    .filter((state) => state !== 'fine')
    .map((state) => [state, parts.filter((one) => one.state === state)] as const)
    .filter(([, those]) => those.length > 0);
  const [worst] = amiss;
  if (!worst) return { sign: signs.done, text: sentence('the whole way is fine') };
  const said = amiss.map(([state, those], i) => {
    const names = listed(those.map(({ part }) => partWords[part]));
    return joined([i === 0 ? stateWords[state].word : signed(state), names], ': ');
  });
  return { sign: stateWords[worst[0]].sign, text: joined(said, ' · ') };
}

/** A connector group leads to both parts of Qlik Sense. */
function arrowTo(part: WayPart): Text {
  if (part === 'people') return '';
  return part === 'hub' || part === 'auth' ? '↳' : '↓';
}

function signed(state: WayState): Text {
  const { sign, word } = stateWords[state];
  return joined([sign, word], ' ');
}
