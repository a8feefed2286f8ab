import type { Due } from '../../service/views/sent-cards.ts';

/** What the log says of a card. */
export function logged(due: Due): Record<string, string> {
  const { kind } = due;
  return due.outbox === 'news'
    ? { newsId: due.id, about: due.about, kind }
    : { requestId: due.request.id, kind };
}
