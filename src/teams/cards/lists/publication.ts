import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { PublicationView } from '../../../service/model/view.ts';
import { card } from '../render.ts';
import { everybodyAt } from '../words/access.ts';
import { applicationData, signInFacts, type ApplicationData } from '../words/applications.ts';
import { comparisonData, type ComparisonData } from '../words/comparison.ts';
import { publicationStates } from '../words/publication-states.ts';
import { whoSeesAll, type Fact, type StateData } from '../words/request-words.ts';
import { tallyWords, verifiedWords } from '../words/tested.ts';
import { wayData, type WayData } from '../words/way.ts';
import { escapeList, escapeMarkdown, webUrl } from '../../text.ts';

/** Data of `publication`. */
interface PublicationData {
  name: string;
  key: string;
  state: StateData;
  applications: ApplicationData[];
  facts: Fact[];
  link: string;
  /** Empty = it is not published. */
  comparisons: ComparisonData[];
  /** Empty = there is none. */
  way: WayData[];
  differs: boolean;
  canChange: boolean;
  canRepair: boolean;
  /** What is next comes before what can be done at any time: Teams shows six buttons. */
  diagnoseMode: 'primary' | 'secondary';
  accessMode: 'primary' | 'secondary';
  canRestore: boolean;
  canAllow: boolean;
  requestId: string;
}

/** The status of one publication. */
export const publicationCard = card('publication', (publication: PublicationView): PublicationData => {
  const link = publication.links[0]?.url ?? '';
  const differs = (publication.comparison?.count ?? 0) > 0;
  return {
    name: escapeMarkdown(publication.name),
    key: publication.name,
    state: publicationStates[publication.state],
    applications: publication.applications.map(applicationData),
    facts: facts(publication),
    link: publication.state === 'published' ? webUrl(link) : '',
    comparisons: publication.comparison ? [comparisonData(publication.comparison)] : [],
    way: wayData(publication.way),
    differs,
    canChange: publication.state === 'published',
    canRepair: publication.state === 'published' && !differs,
    diagnoseMode: differs || isAmiss(publication) ? 'primary' : 'secondary',
    accessMode: differs ? 'secondary' : 'primary',
    canRestore: publication.state === 'unpublished',
    canAllow: publication.state === 'published' && publication.qlik?.canAllow === true,
    requestId: publication.requestId,
  };
});

function isAmiss({ way }: PublicationView): boolean {
  return way?.parts.some(({ state }) => state === 'wrong' || state === 'unsure') ?? false;
}

function facts(publication: PublicationView): Fact[] {
  const all: Fact[] = [
    { title: sentence('Tested'), value: testedOf(publication) },
    { title: sentence('From outside'), value: escapeMarkdown(joined(publication.outside ?? [], ' '), 2000) },
    { title: 'Qlik Sense', value: qlikWords(publication) },
    ...signInFacts(publication.applications),
    { title: sentence('Connectors'), value: escapeMarkdown(publication.connectorGroup) },
    { title: accessTitle(publication), value: accessOf(publication) },
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

function qlikWords({ qlik }: PublicationView): Text {
  if (!qlik) return '';
  const amiss = joined(
    qlik.amiss.map((text) => escapeMarkdown(text)),
    ' ',
  );
  const what = amiss || sentence('ports, host allow list and sign-in fit');
  return sentence('{what} (read on {date})', { what, date: moment(qlik.readAt) });
}

// Nobody is assigned for sure before everything is done.
function accessTitle({ state }: PublicationView): Text {
  const isPlanned = state === 'publishing' || state === 'failed';
  return isPlanned ? sentence('Access as planned') : sentence('Access');
}

function testedOf({ tested }: PublicationView): Text {
  return tested ? joined([verifiedWords(tested), tallyWords(tested)], ' · ') : '';
}

function restorable({ restorableUntil }: PublicationView): Text {
  return restorableUntil && sentence('until {date}', { date: moment(restorableUntil) });
}

function accessOf({ applications, testers }: PublicationView): Text {
  const [everybody, people] = [everybodyAt(applications), escapeList(testers)];
  if (everybody === '') return people;
  return people === '' ? everybody : sentence('{everybody}; assigned: {people}', { everybody, people });
}
