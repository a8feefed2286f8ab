import { sentence } from '../../src/language/sentence.ts';
import { approvalCard } from '../../src/teams/cards/request/approval.ts';
import { connectorsCard } from '../../src/teams/cards/lists/connectors.ts';
import { choicesCard, mostKept } from '../../src/teams/cards/choices.ts';
import { howTo } from '../../src/teams/commands/how.ts';
import { helpAboutCard } from '../../src/teams/cards/help-about.ts';
import { helpCard } from '../../src/teams/cards/help.ts';
import { problemCard, untakenCard } from '../../src/teams/cards/notice.ts';
import {
  administratorRole,
  changing,
  grantCommand,
} from '../../src/service/tenant/capabilities/capability.ts';
import { settingsCard } from '../../src/teams/cards/settings.ts';
import { briefCard } from '../../src/teams/cards/request/brief.ts';
import { olderCopyCard } from '../../src/teams/cards/request/older-copy.ts';
import { planPageCard } from '../../src/teams/cards/request/plan-page.ts';
import { progressCard } from '../../src/teams/cards/request/progress.ts';
import { publicationsCard } from '../../src/teams/cards/lists/publications.ts';
import { reportCard } from '../../src/teams/cards/lists/report.ts';
import { publishedCard } from '../../src/teams/cards/request/published.ts';
import { publishFormCard } from '../../src/teams/cards/forms/publish-form.ts';
import { rejectedCard } from '../../src/teams/cards/request/rejected.ts';
import { requestStatusCard } from '../../src/teams/cards/request/request-status.ts';
import { requestsCard } from '../../src/teams/cards/lists/requests.ts';
import { aPublishForm, aRequestView, formOptions } from './request-view.ts';
import { aHugeRequest, behindVirtualProxy, inState, states, waitingForSignIn } from './request-states.ts';
import { toldCard } from '../../src/teams/cards/news/told.ts';
import { publicationCard } from '../../src/teams/cards/lists/publication.ts';
import { aPublicationView } from './publication-view.ts';
import { sample, type SampleCard } from './sample.ts';
import { sampleDiagnoses } from './sample-diagnoses.ts';
import { aReportRow } from './report-row.ts';
import { aSummary } from './summary.ts';
import { summaryCard } from '../../src/teams/cards/news/summary.ts';

/** What the watch tells. */
const watched = {
  title: sentence('{name} can be entered by others than approved', { name: 'sales' }),
  lines: [sentence('{machine} is not active.', { machine: 'SRV-01' })],
  advice: sentence('Choose another group with update.'),
};

/** The form's note when the tenant cannot be read. */
export const outOfDate = sentence(
  'Microsoft Graph cannot be reached right now; connector groups may be out of date.',
);

/** What Qlik Sense says beside the form. */
const serverNote = sentence('Qlik Sense says: port {hub}, and {authentication} for signing in.', {
  hub: '443',
  authentication: '4244',
});

/** Returns every card in all its states, with realistic data. `sample-kinds.ts` covers the other kinds of request. */
export function sampleCards(): SampleCard[] {
  const connectorGroups = formOptions().connectorGroups;
  const connector = {
    machineName: 'SRV-01',
    externalIp: '203.0.113.7',
    status: 'active',
    version: '1.5.4522.0',
  };
  const page = { page: 2, pages: 3, total: 25 };
  const problems = Object.keys(aPublishForm()).map((field) => ({
    field,
    message: sentence('Choose another.'),
  }));
  return [
    sample(helpCard, 'two commands', [
      { name: 'list', usage: 'list', description: sentence('Lists everything that is published') },
    ]),
    sample(
      helpAboutCard,
      'list',
      { name: 'list', usage: 'list', description: sentence('Lists everything that is published') },
      howTo('list'),
      ['liste'],
    ),
    sample(choicesCard, 'one', sentence('Did you mean {word}?', { word: 'publish' }), '', [
      { command: 'publish', word: 'publish', text: 'https://qlik.contoso.com' },
    ]),
    sample(
      choicesCard,
      'five, as long as they can be',
      sentence('You are welcome.'),
      sentence('What you typed stays with it.'),
      Array.from({ length: 5 }, () => ({
        command: 'assign',
        word: 'assign',
        text: 'ü'.repeat(mostKept),
      })),
    ),
    sample(publishFormCard, 'empty', formOptions({ serverNote }), aPublishForm({ name: '', users: '' }), []),
    sample(publishFormCard, 'wrong', formOptions({ problem: outOfDate }), aPublishForm(), problems),
    ...states.map((state) => sample(requestStatusCard, state, inState(state))),
    ...states.map((state) => sample(approvalCard, state, inState(state))),
    sample(approvalCard, 'waiting for a sign-in', waitingForSignIn()),
    ...states.map((state) => sample(progressCard, state, inState(state))),
    sample(requestStatusCard, 'huge', aHugeRequest('planned')),
    sample(approvalCard, 'huge', aHugeRequest('planned')),
    sample(progressCard, 'huge', aHugeRequest('applying')),
    sample(publishedCard, 'huge', aHugeRequest('done')),
    sample(publishedCard, 'usual', inState('done')),
    sample(publishedCard, 'behind a virtual proxy', behindVirtualProxy('done')),
    sample(approvalCard, 'behind a virtual proxy', behindVirtualProxy('planned')),
    sample(planPageCard, 'changes', aHugeRequest('planned'), 'changes', 2),
    sample(planPageCard, 'people', aHugeRequest('planned'), 'people', 1),
    sample(rejectedCard, 'usual', inState('rejected')),
    ...states.map((state) => sample(briefCard, state, inState(state))),
    sample(olderCopyCard, 'beside another', inState('planned'), false),
    sample(olderCopyCard, 'alone', inState('done'), true),
    sample(reportCard, 'none', { items: [], page: 1, pages: 1, total: 0 }),
    sample(reportCard, 'five', { ...page, items: Array(5).fill(aReportRow()) }),
    sample(summaryCard, 'two days', aSummary()),
    sample(publicationsCard, 'with a summary', { ...page, page: 1, items: [aPublicationView()] }, aSummary()),
    sample(publicationsCard, 'none', { items: [], page: 1, pages: 1, total: 0 }),
    sample(publicationsCard, 'ten', { ...page, items: Array(10).fill(aPublicationView()) }),
    sample(toldCard, 'drift that opens', { ...watched, tone: 'alarm' }, 'sales', true),
    sample(toldCard, 'a connector', { ...watched, tone: 'warning' }, '', false),
    sample(toldCard, 'over', { ...watched, tone: 'good', advice: '' }, '', true),
    ...sampleDiagnoses(),
    sample(publicationCard, 'usual', aPublicationView()),
    sample(
      publicationCard,
      'behind a virtual proxy',
      aPublicationView({ applications: behindVirtualProxy('planned').plan?.applications ?? [] }),
    ),
    sample(requestsCard, 'ten', { ...page, items: Array(10).fill(aRequestView()) }),
    sample(connectorsCard, 'none', []),
    sample(
      connectorsCard,
      'hidden',
      connectorGroups.map((group) => ({ ...group, isHidden: true })),
      { note: sentence('connectors not visible to the bot'), isSignInNeeded: true },
    ),
    sample(
      connectorsCard,
      'three',
      connectorGroups.map((group) => ({ ...group, connectors: [connector] })),
    ),
    sample(
      untakenCard,
      'a form',
      { type: 'AdaptiveCard', version: '1.5', fallbackText: 'Qlik Sense', body: [] },
      true,
    ),
    sample(
      untakenCard,
      'a list',
      { type: 'AdaptiveCard', version: '1.5', fallbackText: 'Qlik Sense', body: [] },
      false,
    ),
    sample(problemCard, 'problem', {
      title: sentence('You may not decide this.'),
      text: '',
      advice: sentence('Try again in a minute.'),
    }),
    sample(
      settingsCard,
      'missing',
      [{ title: sentence('Approvals'), value: sentence('asked for in this channel') }],
      {
        ofBot: [
          { what: sentence('Users'), needs: 'User.Read.All', state: 'missing' },
          { what: sentence('Application Proxy and connectors'), needs: administratorRole, state: 'unclear' },
          {
            what: sentence('Application Proxy and connectors'),
            needs: administratorRole,
            state: 'peopleOnly',
          },
        ],
        ofActor: [{ what: sentence('Reading applications'), needs: 'User.Read.All', state: 'signedOut' }],
        isSignInNeeded: true,
        grantCommand: grantCommand(true),
      },
    ),
    sample(
      settingsCard,
      'left to whoever approves',
      [{ title: sentence('Approvals'), value: sentence('asked for in this channel') }],
      {
        ofBot: [
          { what: sentence('Users'), needs: 'User.Read.All', state: 'works' },
          { what: changing, needs: administratorRole, state: 'left' },
        ],
        ofActor: [{ what: changing, needs: administratorRole, state: 'notTried' }],
        isSignInNeeded: false,
        grantCommand: grantCommand(true),
      },
    ),
  ];
}
