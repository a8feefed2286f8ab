import type { Db } from '../../store/db.ts';
import { findPublicationById } from '../../store/publications.ts';
import { findRequestById } from '../../store/requests.ts';
import { findLastReportOf } from '../../store/test-reports.ts';
import type { Answer } from '../model/publication/tested.ts';
import type { Person } from '../model/view.ts';
import { answerOf } from './reports-of.ts';
import type { TestNews } from './test-news.ts';

/** The trouble that somebody has with a publication, as it is now. */
export interface Trouble {
  name: string;
  answer: Answer;
  /** Who asked for the publication, and where. */
  requester: Person;
  conversationId: string;
  isPublished: boolean;
  /** Contains only what everybody may know; see `reduceTrouble`. */
  isReduced: boolean;
}

/** Returns the trouble that news tells of; null = it has been deleted. */
export async function findTrouble(
  db: Db,
  publicationId: string,
  { personId, round }: Extract<TestNews, { tells: 'trouble' }>,
): Promise<Trouble | null> {
  const publication = await findPublicationById(db, publicationId);
  const last = await findLastReportOf(db, { id: publicationId, test_round: round }, personId);
  if (!publication || !last) return null;
  const request = await findRequestById(db, publication.request_id);
  return {
    name: publication.name,
    answer: answerOf(last),
    requester: { aadObjectId: request?.requester_id ?? '', name: request?.requester_name ?? '' },
    conversationId: request?.conversation_id ?? '',
    isPublished: publication.state === 'published',
    isReduced: false,
  };
}

/** Reduces it for those who may know of it but not see all: advice names servers and people. */
export function reduceTrouble(trouble: Trouble): Trouble {
  const { answer } = trouble;
  const { advice } = answer;
  const few = advice && { ...advice, title: '', confirm: '', advice: '', commands: [] };
  return { ...trouble, isReduced: true, answer: { ...answer, detail: '', advice: few } };
}
