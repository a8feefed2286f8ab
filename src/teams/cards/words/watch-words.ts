import { listed, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { WatchView } from '../../../service/watch/watch-view.ts';
import type { Fact } from './request-words.ts';

/** What `settings` says of the watch, one row for each question. */
export function watchFacts(view: WatchView): Fact[] {
  const { minutes, publications, lastAt, qlikEndsAt, unseen, hasChannel } = view;
  if (minutes === 0)
    return [
      {
        title: sentence('Watch'),
        value: sentence('off: nothing is looked at unless somebody asks (WATCH_MINUTES=0)'),
      },
    ];
  const every = sentence(
    '{count, plural, =0 {no publication yet} one {# publication} other {# publications}}, every {minutes} minutes: whether it is as approved and can be reached, its connectors and certificates; also the approvers’ group and what the bot may do',
    { count: publications, minutes: String(minutes) },
  );
  return [
    { title: sentence('Watch'), value: every },
    { title: sentence('Looked at last'), value: lastAt ? moment(lastAt.toISOString()) : '' },
    {
      title: sentence('Client certificate for Qlik Sense'),
      value: qlikEndsAt ? watchedUntil(qlikEndsAt) : '',
    },
    { title: sentence('What is wrong is told'), value: placeOf(hasChannel) },
    { title: sentence('Not visible to the watch'), value: listed(unseen) },
  ];
}

function watchedUntil(end: Date): Text {
  return sentence('watched; valid until {date}', { date: moment(end.toISOString()) });
}

function placeOf(hasChannel: boolean): Text {
  return hasChannel
    ? sentence('where results are announced')
    : sentence('to the approvers, in their own chats with the bot');
}
