import { sentence } from '../../src/language/sentence.ts';
import { render, type AdaptiveCard, type CardData, type CardName } from '../../src/teams/cards.ts';
import { approvalView } from '../../src/teams/views/request/approval.ts';
import { connectorsView } from '../../src/teams/views/connectors.ts';
import { helpView } from '../../src/teams/views/help.ts';
import { problemView } from '../../src/teams/views/notice.ts';
import {
  administratorRole,
  changing,
  grantCommand,
} from '../../src/service/tenant/capabilities/capability.ts';
import { settingsView } from '../../src/teams/views/settings.ts';
import { planPageView } from '../../src/teams/views/request/plan-page.ts';
import { progressView } from '../../src/teams/views/request/progress.ts';
import { publicationsView, publicationView } from '../../src/teams/views/publications.ts';
import { publishedView } from '../../src/teams/views/request/published.ts';
import { publishFormView } from '../../src/teams/views/forms/publish-form.ts';
import { rejectedView } from '../../src/teams/views/request/rejected.ts';
import { requestStatusView } from '../../src/teams/views/request/request-status.ts';
import { requestsView } from '../../src/teams/views/requests.ts';
import { aPublishForm, aRequestView, formOptions } from './request-view.ts';
import { aHugeRequest, inState, states, waitingForSignIn } from './request-states.ts';
import { aPublicationView } from './list-views.ts';

/** A card as it would be sent. */
export interface SampleCard {
  name: CardName;
  title: string;
  card: AdaptiveCard;
  germanCard: AdaptiveCard;
}

/** What the form says when the tenant cannot be read. */
export const outOfDate = sentence(
  'Microsoft Graph cannot be reached right now; connector groups may be out of date.',
);

/** Every card, in every state it knows, filled as in real life; the cards of changes are in `sample-changes.ts`. */
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
    sample(
      'help',
      'two commands',
      helpView([
        { name: 'list', usage: 'list', description: sentence('Lists everything that is published') },
      ]),
    ),
    sample(
      'publish-form',
      'empty',
      publishFormView(formOptions(), aPublishForm({ name: '', users: '' }), []),
    ),
    sample(
      'publish-form',
      'wrong',
      publishFormView(formOptions({ problem: outOfDate }), aPublishForm(), problems),
    ),
    ...states.map((state) => sample('request-status', state, requestStatusView(inState(state)))),
    ...states.map((state) => sample('approval', state, approvalView(inState(state)))),
    sample('approval', 'waiting for a sign-in', approvalView(waitingForSignIn())),
    ...states.map((state) => sample('progress', state, progressView(inState(state)))),
    sample('request-status', 'huge', requestStatusView(aHugeRequest('planned'))),
    sample('approval', 'huge', approvalView(aHugeRequest('planned'))),
    sample('progress', 'huge', progressView(aHugeRequest('applying'))),
    sample('published', 'huge', publishedView(aHugeRequest('done'))),
    sample('published', 'usual', publishedView(inState('done'))),
    sample('plan-page', 'changes', planPageView(aHugeRequest('planned'), 'changes', 2)),
    sample('plan-page', 'people', planPageView(aHugeRequest('planned'), 'people', 1)),
    sample('rejected', 'usual', rejectedView(inState('rejected'))),
    sample('publications', 'none', publicationsView({ items: [], page: 1, pages: 1, total: 0 })),
    sample('publications', 'ten', publicationsView({ ...page, items: Array(10).fill(aPublicationView()) })),
    sample('publication', 'usual', publicationView(aPublicationView())),
    sample('requests', 'ten', requestsView({ ...page, items: Array(10).fill(aRequestView()) })),
    sample('connectors', 'none', connectorsView([])),
    sample(
      'connectors',
      'three',
      connectorsView(connectorGroups.map((group) => ({ ...group, connectors: [connector] }))),
    ),
    sample(
      'notice',
      'problem',
      problemView({
        title: sentence('You may not decide this.'),
        text: '',
        advice: sentence('Try again in a minute.'),
      }),
    ),
    sample(
      'settings',
      'missing',
      settingsView([{ title: sentence('Approvals'), value: sentence('asked for in this channel') }], {
        ofBot: [{ what: sentence('Users'), needs: 'User.Read.All', state: 'missing' }],
        ofActor: [{ what: sentence('Reading applications'), needs: 'User.Read.All', state: 'signedOut' }],
        grantCommand: grantCommand(true),
      }),
    ),
    sample(
      'settings',
      'left to whoever approves',
      settingsView([{ title: sentence('Approvals'), value: sentence('asked for in this channel') }], {
        ofBot: [
          { what: sentence('Users'), needs: 'User.Read.All', state: 'works' },
          { what: changing, needs: administratorRole, state: 'left' },
        ],
        ofActor: [{ what: changing, needs: administratorRole, state: 'notTried' }],
        grantCommand: grantCommand(true),
      }),
    ),
  ];
}

/** A card filled with data. */
export function sample<Name extends CardName>(name: Name, title: string, data: CardData[Name]): SampleCard {
  return { name, title, card: render('en', name, data), germanCard: render('de', name, data) };
}
