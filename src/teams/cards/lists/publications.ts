import type { Page, PublicationView } from '../../../service/model/view.ts';
import { card } from '../render.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { publicationStates } from '../words/publication-states.ts';
import type { StateData } from '../words/request-words.ts';
import { escapeMarkdown } from '../../text.ts';

/** Data of `publications`. */
interface PublicationsData {
  rows: { name: string; state: StateData; detail: string; key: string }[];
  isEmpty: boolean;
  paging: PagingData;
}

/** The list of publications, one page. */
export const publicationsCard = card('publications', (page: Page<PublicationView>): PublicationsData => ({
  rows: page.items.map((publication) => ({
    name: escapeMarkdown(publication.name),
    key: publication.name,
    state: publicationStates[publication.state],
    detail: escapeMarkdown(hubUrl(publication)),
  })),
  isEmpty: page.items.length === 0,
  paging: pagingData(page, 'publication'),
}));

function hubUrl(publication: PublicationView): string {
  const hub = publication.applications.find((application) => application.role === 'hub');
  return hub?.externalUrl ?? '';
}
