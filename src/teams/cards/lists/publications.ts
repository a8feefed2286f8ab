import { moment, sentence, type Text } from '../../../language/sentence.ts';
import type { Page, PublicationView } from '../../../service/model/view.ts';
import { escapeList, escapeMarkdown, webUrl } from '../words/text.ts';
import { applicationData, signInFacts, type ApplicationData } from '../request/approval.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { whoSeesAll, type Fact, type StateData } from '../words/request-words.ts';
import { card } from '../render.ts';

/** Data of `publications`. */
export interface PublicationsData {
  rows: { name: string; state: StateData; detail: string; key: string }[];
  isEmpty: boolean;
  paging: PagingData;
}

/** Data of `publication`. */
export interface PublicationData {
  name: string;
  key: string;
  state: StateData;
  applications: ApplicationData[];
  facts: Fact[];
  link: string;
  canChange: boolean;
  canRestore: boolean;
  requestId: string;
}

const publicationStates: Record<PublicationView['state'], StateData> = {
  publishing: { text: sentence('Publishing'), color: 'accent' },
  published: { text: sentence('Published'), color: 'good' },
  failed: { text: sentence('Failed'), color: 'attention' },
  unpublished: { text: sentence('Unpublished'), color: 'default' },
};

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

/** The status of one publication. */
export const publicationCard = card('publication', (publication: PublicationView): PublicationData => {
  const link = publication.links[0]?.url ?? '';
  return {
    name: escapeMarkdown(publication.name),
    key: publication.name,
    state: publicationStates[publication.state],
    applications: publication.applications.map(applicationData),
    facts: facts(publication),
    link: publication.state === 'published' ? webUrl(link) : '',
    canChange: publication.state === 'published',
    canRestore: publication.state === 'unpublished',
    requestId: publication.requestId,
  };
});

function facts(publication: PublicationView): Fact[] {
  const all: Fact[] = [
    ...signInFacts(publication.applications),
    { title: sentence('Connectors'), value: escapeMarkdown(publication.connectorGroup) },
    { title: sentence('Access'), value: escapeList(publication.testers) },
    { title: sentence('Asked by'), value: escapeMarkdown(publication.requester.name, 80) },
    { title: sentence('Approved by'), value: escapeList(publication.approvedBy) },
    { title: sentence('Published'), value: moment(publication.publishedAt) },
    { title: sentence('Details'), value: whoSeesAll(publication) },
    { title: sentence('Restorable'), value: restorable(publication) },
    {
      title: sentence('Origin'),
      value: publication.isAdopted ? sentence('adopted: unpublish leaves its applications alone') : '',
    },
  ];
  return all.filter((fact) => fact.value !== '');
}

function restorable({ restorableUntil }: PublicationView): Text {
  return restorableUntil && sentence('until {date}', { date: moment(restorableUntil) });
}

function hubUrl(publication: PublicationView): string {
  const hub = publication.applications.find((application) => application.role === 'hub');
  return hub?.externalUrl ?? '';
}
