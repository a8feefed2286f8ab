import type { Page, PublicationView } from '../../../service/model/view.ts';
import type { Text } from '../../../language/sentence.ts';
import type { Summary } from '../../../service/report/summary.ts';
import { card } from '../render.ts';
import { comparisonState } from '../words/comparison.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { summaryLines } from '../words/summary-words.ts';
import { wayState } from '../words/way.ts';
import { publicationStates } from '../words/publication-states.ts';
import type { StateData } from '../words/request-words.ts';
import { escapeMarkdown } from '../../text.ts';

/** Data of `publications`. */
interface PublicationsData {
  /** How all of them are, on the first page. */
  summary: { text: Text }[];
  rows: {
    name: string;
    state: StateData;
    detail: string;
    comparison: StateData[];
    way: StateData[];
    key: string;
  }[];
  isEmpty: boolean;
  paging: PagingData;
}

/** One page of the list of publications. */
export const publicationsCard = card(
  'publications',
  (page: Page<PublicationView>, summary: Summary | null = null): PublicationsData => ({
    summary: page.page === 1 && summary ? summaryLines(summary).map((text) => ({ text })) : [],
    rows: page.items.map((publication) => ({
      name: escapeMarkdown(publication.name),
      key: publication.name,
      state: publicationStates[publication.state],
      detail: escapeMarkdown(hubUrl(publication)),
      comparison: publication.comparison ? [comparisonState(publication.comparison)] : [],
      way: publication.way ? [wayState(publication.way)] : [],
    })),
    isEmpty: page.items.length === 0,
    paging: pagingData(page, 'publication'),
  }),
);

function hubUrl(publication: PublicationView): string {
  const hub = publication.applications.find((application) => application.role === 'hub');
  return hub?.externalUrl ?? '';
}
