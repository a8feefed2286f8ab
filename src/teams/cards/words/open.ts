import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { OpenAddress, OpenView } from '../../../service/model/open-view.ts';
import type { Admitted } from '../../../service/model/publication/admitted.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { escapeMarkdown } from '../../text.ts';

/** What is open to the internet after a failure. `title` is `''` if there is nothing to say about it. */
export interface OpenData {
  title: Text;
  lines: { text: Text }[];
  /** Since when, or from where this is known. */
  note: Text;
}

/** Returns what of a failed request's publication is open to the internet now, in sentences. */
export function openData({ open }: RequestView): OpenData {
  if (open === null) return { title: '', lines: [], note: '' };
  const title =
    open.addresses.length === 0
      ? sentence('Nothing of this is reachable from the internet.')
      : sentence('Open to the internet now:');
  return { title, lines: open.addresses.map((one) => ({ text: addressLine(one) })), note: noteOf(open) };
}

/** Who may enter, as in "Open to the internet now: https://… – anyone who signs in and is assigned". */
export const admittedWords: Record<Admitted, Text> = {
  anyone: sentence('anyone on the internet, without signing in to Microsoft'),
  organisation: sentence('everybody in the organisation'),
  assigned: sentence('anyone who signs in and is assigned'),
  unassigned: sentence('nobody yet, because nobody is assigned'),
  'switched-off': sentence('nobody, because sign-in is switched off'),
};

function addressLine({ externalUrl, admits, isUncertain }: OpenAddress): Text {
  const who = isUncertain ? sentence('perhaps: Microsoft Graph did not answer') : admittedWords[admits];
  return joined([escapeMarkdown(externalUrl), who], ' – ');
}

function noteOf({ readAt, unreadAt }: OpenView): Text {
  if (readAt !== '') return sentence('Read in the tenant on {date}', { date: moment(readAt) });
  return unreadAt === ''
    ? sentence('From the bot’s record')
    : sentence('From the bot’s record: the tenant could not be read on {date}', { date: moment(unreadAt) });
}
