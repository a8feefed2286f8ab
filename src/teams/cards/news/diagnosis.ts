import { joined, listed, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { DiagnosedCause, Diagnosis } from '../../../service/model/publication/diagnosis.ts';
import type { DiagnosisView } from '../../../service/views/diagnosis.ts';
import { escapeList, escapeMarkdown, escapeParagraphs, plainLine, webUrl } from '../../text.ts';
import { card } from '../render.ts';
import { publicationStates } from '../words/publication-states.ts';
import { whoSeesAll, type StateData } from '../words/request-words.ts';
import { signs } from '../words/signs.ts';
import { wayData, type WayData } from '../words/way.ts';
import { whoWords } from '../words/who.ts';

type Lines = { text: Text }[];

/** Data of `diagnosis`. */
interface DiagnosisData {
  name: string;
  key: string;
  state: StateData;
  notes: Lines;
  /** `text` `''` = there is none to tell. */
  next: { text: Text; who: Text; confirm: Text; commands: Lines };
  way: WayData[];
  lists: { title: Text; lines: Lines }[];
  fine: { title: Text; lines: Lines };
  link: string;
  canRepair: boolean;
  canAccept: boolean;
  canLook: boolean;
  canSay: boolean;
}

const mostListed = 8;
const mostCommands = 6;
const mostOfText = 600;

/** What was found out about a publication: the next move first. */
export const diagnosisCard = card('diagnosis', (view: DiagnosisView): DiagnosisData => {
  const { publication, diagnosis, isLooking, isForTester } = view;
  const link = publication.links[0]?.url ?? '';
  const isPublished = publication.state === 'published';
  return {
    name: escapeMarkdown(publication.name),
    key: publication.name,
    state: stateOf(view),
    notes: notesOf(view).map((text) => ({ text })),
    next: nextOf(diagnosis, publication.isReduced),
    way: wayData(publication.way),
    lists: diagnosis === null || publication.isReduced ? [] : listsOf(diagnosis),
    fine: fineOf(diagnosis),
    link: isPublished ? webUrl(link) : '',
    canRepair: isPublished && (diagnosis?.wrong ?? []).length > 0,
    canAccept: isPublished && (publication.comparison?.count ?? 0) > 0,
    canLook: isPublished && !isLooking,
    canSay: isForTester,
  };
});

function stateOf({ publication, diagnosis, isLooking }: DiagnosisView): StateData {
  if (publication.state !== 'published') return publicationStates[publication.state];
  if (diagnosis === null) return { sign: signs.running, text: sentence('Looking …') };
  const { wrong, maybe } = diagnosis;
  if (wrong.length > 0)
    return {
      sign: signs.failed,
      text: sentence('{count, plural, one {# thing is wrong} other {# things are wrong}}', {
        count: wrong.length,
      }),
    };
  if (maybe.length > 0 || diagnosis.isGraphAway)
    return { sign: signs.warning, text: sentence('Nothing is known to be wrong') };
  return { sign: isLooking ? signs.running : signs.done, text: sentence('Nothing wrong was seen from here') };
}

function notesOf({ publication, diagnosis, at, isLooking }: DiagnosisView): Text[] {
  const looked = diagnosis && sentence('Looked {when}', { when: moment(at) });
  return [
    joined([looked ?? '', isLooking && diagnosis ? sentence('looking again …') : ''], ', '),
    diagnosis?.isGraphAway
      ? sentence('Microsoft Graph gave no answer: this is what can be said without it.')
      : '',
    diagnosis && whoSeesAll(publication) ? sentence('Details: {who}', { who: whoSeesAll(publication) }) : '',
  ].filter((text) => text !== '');
}

function nextOf(diagnosis: Diagnosis | null, isReduced: boolean): DiagnosisData['next'] {
  const none = { text: '', who: '', confirm: '', commands: [] };
  if (diagnosis === null || isReduced) return none;
  const cause = diagnosis.wrong[0] ?? diagnosis.maybe[0];
  if (!cause)
    return {
      ...none,
      text: sentence(
        'Open the link as somebody who may enter, and say what you see: the rest shows only there, not from here.',
      ),
    };
  return {
    text: joined([says(cause.title), says(cause.advice)], '. '),
    who: sentence('Who must act: {who}', { who: whoWords[cause.who] }),
    confirm: cause.confirm && sentence('To make sure: {how}', { how: says(cause.confirm) }),
    commands: cause.commands.slice(0, mostCommands).map((command) => ({ text: plainLine(command, 300) })),
  };
}

function listsOf({ wrong, maybe, unseen, failures }: Diagnosis): DiagnosisData['lists'] {
  const [, ...others] = [...wrong, ...(wrong.length > 0 ? [] : maybe)];
  const also = wrong.length > 0 ? others : [];
  const fits = wrong.length > 0 ? maybe : others;
  const lists = [
    { title: sentence('Also wrong'), lines: also.map(causeLine) },
    { title: sentence('Fits, but not proven'), lines: fits.map(causeLine) },
    {
      title: sentence('Sign-ins that failed in the last day (the log is up to two hours late)'),
      lines: (failures ?? []).map(failureLine),
    },
    { title: sentence('Not visible from here'), lines: unseen.map(unseenLine) },
  ];
  return lists.filter(({ lines }) => lines.length > 0).map(cut);
}

function cut({ title, lines }: { title: Text; lines: Text[] }): { title: Text; lines: Lines } {
  const more = lines.length - mostListed;
  const rest = more > 0 ? [sentence('and {more} more', { more: String(more) })] : [];
  return { title, lines: [...lines.slice(0, mostListed), ...rest].map((text) => ({ text })) };
}

const causeLine = ({ title, advice }: DiagnosedCause): Text => joined([says(title), says(advice)], '. ');

function failureLine({ code, words, times, people }: NonNullable<Diagnosis['failures']>[number]): Text {
  const what = sentence('{times} × {words} ({code})', {
    times,
    words: escapeMarkdown(words),
    code: `AADSTS${code}`,
  });
  return people.length > 0 ? joined([what, escapeList(people, 5)], ': ') : what;
}

function unseenLine({ who, topics }: Diagnosis['unseen'][number]): Text {
  return sentence('{who}: {topics}', { who: whoWords[who], topics: listed(topics) });
}

function fineOf(diagnosis: Diagnosis | null): DiagnosisData['fine'] {
  const count = diagnosis?.fine.length ?? 0;
  if (count === 0) return { title: '', lines: [] };
  return {
    title: sentence('{count, plural, one {# thing is fine} other {# things are fine}}', { count }),
    lines: (diagnosis?.fine ?? []).map((text) => ({ text: joined([signs.done, text], ' ') })),
  };
}

/** Names come from people and the tenant. */
function says(text: Text): Text {
  return escapeParagraphs(text, mostOfText);
}
