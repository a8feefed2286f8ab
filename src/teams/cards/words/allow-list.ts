import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { ResultView } from '../../../service/model/view.ts';
import { escapeList, escapeMarkdown } from '../../text.ts';

/** Returns where in Qlik Sense the new hosts are to be entered; `''` = there are none. */
export function allowListPlace({ allowList, prefix }: Pick<ResultView, 'allowList' | 'prefix'>): Text {
  if (allowList.length === 0) return '';
  return prefix === ''
    ? sentence(
        'In the Qlik Management Console, add to the host allow list of the virtual proxy (Edit, Advanced), exactly as they are:',
      )
    : sentence(
        'In the Qlik Management Console, add to the host allow list of the virtual proxy “{prefix}” (Edit, Advanced), exactly as they are:',
        { prefix: escapeMarkdown(prefix) },
      );
}

/** Returns where the new hosts are to be entered, and the hosts; `''` = there are none. */
export function allowListLine(result: Pick<ResultView, 'allowList' | 'prefix'>): Text {
  return joined([allowListPlace(result), escapeList(result.allowList)], ' ');
}

/** Returns what happens in this release of Qlik Sense without them. */
export function allowListReason({ release }: Pick<ResultView, 'release'>): Text {
  if (release === 'older') return sentence('Without them the hub opens, but apps lose their connection.');
  return release === 'newer'
    ? sentence(
        'Without them the hub opens, but apps do not: Qlik Sense checks where a WebSocket comes from. Its log then says “Cross-Site Websocket Hijacking”.',
      )
    : sentence(
        'Without them the hub opens, but apps lose their connection. Since November 2024 the log of Qlik Sense then says “Cross-Site Websocket Hijacking”.',
      );
}
