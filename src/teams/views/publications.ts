import type { Page, PublicationView } from '../../service/view.ts';
import { escapeList, escapeMarkdown, formatDate, webUrl } from '../text.ts';
import { applicationData, signInFacts, type ApplicationData } from './request/approval.ts';
import { pagingData, type PagingData } from './paging.ts';
import type { Fact, StateData } from './request/request-words.ts';

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
  publishing: { text: 'Publishing', color: 'accent' },
  published: { text: 'Published', color: 'good' },
  failed: { text: 'Failed', color: 'attention' },
  unpublished: { text: 'Unpublished', color: 'default' },
};

/** The list of publications, one page. */
export function publicationsView(page: Page<PublicationView>): PublicationsData {
  return {
    rows: page.items.map((publication) => ({
      name: escapeMarkdown(publication.name),
      key: publication.name,
      state: publicationStates[publication.state],
      detail: escapeMarkdown(hubUrl(publication)),
    })),
    isEmpty: page.items.length === 0,
    paging: pagingData(page, 'publication'),
  };
}

/** The status of one publication. */
export function publicationView(publication: PublicationView): PublicationData {
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
}

function facts(publication: PublicationView): Fact[] {
  const all: Fact[] = [
    ...signInFacts(publication.applications),
    { title: 'Connectors', value: escapeMarkdown(publication.connectorGroup) },
    { title: 'Access', value: escapeList(publication.testers) },
    { title: 'Asked by', value: escapeMarkdown(publication.requester.name, 80) },
    { title: 'Approved by', value: escapeList(publication.approvedBy) },
    { title: 'Published', value: formatDate(publication.publishedAt) },
    { title: 'Restorable', value: restorable(publication) },
    {
      title: 'Origin',
      value: publication.isAdopted ? 'adopted: unpublish leaves its applications alone' : '',
    },
  ];
  return all.filter((fact) => fact.value !== '');
}

function restorable({ restorableUntil }: PublicationView): string {
  return restorableUntil && `until ${formatDate(restorableUntil)}`;
}

function hubUrl(publication: PublicationView): string {
  const hub = publication.applications.find((application) => application.role === 'hub');
  return hub?.externalUrl ?? '';
}
