import { languageOf, type Language } from '../../language/language.ts';
import { findDueNews, type NewsRow } from '../../store/news.ts';
import type { NewsKind } from '../../store/news-kinds.ts';
import type { Deps } from '../model/deps.ts';
import { dueCard, type DueCard, type Waiting } from './due-card.ts';

/** A card that belongs to no request and is out of date. */
export interface DueNews extends DueCard {
  outbox: 'news';
  kind: NewsKind;
  /** Id of the publication it is about; `''` = none. */
  about: string;
  /** As it was told. */
  data: unknown;
  /** Language of the person it answers; null = that of the conversation. */
  language: Language | null;
  /** When it was told. */
  toldAt: Date;
  /** Whether it is shown for the last time, without buttons. */
  isEnded: boolean;
}

/** Lists the news due in a conversation, oldest first. */
export async function dueNews(deps: Deps, conversationId: string): Promise<Waiting<DueNews>[]> {
  const rows = await findDueNews(deps.db, conversationId);
  return rows.map((row) => ({
    ...dueCard(row),
    isProgress: false,
    read: async () => toDue(row, conversationId),
  }));
}

function toDue(row: NewsRow, conversationId: string): DueNews {
  return {
    ...dueCard(row),
    outbox: 'news',
    kind: row.kind,
    conversationId,
    revision: row.revision,
    about: row.about,
    data: row.data,
    language: row.language === '' ? null : languageOf(row.language),
    toldAt: row.created_at,
    isEnded: row.ended_at !== null,
  };
}
