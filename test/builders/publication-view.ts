import { sentence, type Text } from '../../src/language/sentence.ts';
import type { ComparisonView } from '../../src/service/model/comparison-view.ts';
import {
  wayParts,
  type WayPart,
  type WayState,
  type WayView,
} from '../../src/service/model/publication/way.ts';
import type { PublicationView } from '../../src/service/model/view.ts';
import { aPlanView } from './request-view.ts';

/** Returns a publication that works. */
export function aPublicationView(overrides: Partial<PublicationView> = {}): PublicationView {
  const plan = aPlanView();
  return {
    id: '5a1f3c0e-8b57-4c59-9f0e-2f6d1f7a9b11',
    name: 'sales-qlik',
    state: 'published',
    requester: { aadObjectId: '11111111-2222-4333-8444-555555555555', name: 'Robin Owner' },
    approvedBy: ['Maria Admin'],
    publishedAt: '2026-11-23T15:03:00.000Z',
    restorableUntil: '',
    isAdopted: false,
    applications: plan.applications,
    connectorGroup: plan.connectorGroup,
    testers: plan.principals.map((principal) => principal.displayName),
    links: [
      {
        title: sentence('Open Qlik Sense'),
        url: 'https://sales-qlik-contoso.msappproxy.net/',
        address: 'https://sales-qlik-contoso.msappproxy.net/',
      },
      {
        title: sentence('Open the authentication address'),
        url: 'https://sales-qlik-auth-contoso.msappproxy.net/',
        address: 'https://sales-qlik-auth-contoso.msappproxy.net/',
      },
    ],
    comparison: aComparisonView(),
    way: aWay(),
    requestId: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20',
    conversationId: 'a:robin',
    isReduced: false,
    ...overrides,
  };
}

/** Returns a comparison that found everything as approved. */
export function aComparisonView(overrides: Partial<ComparisonView> = {}): ComparisonView {
  return {
    isBusy: false,
    isRunning: false,
    comparedAt: '2026-11-23T15:20:00.000Z',
    count: 0,
    risk: null,
    differences: [],
    problem: '',
    problemSince: '',
    unseen: [],
    ...overrides,
  };
}

/** Returns what differs, as it is said of an application. */
export function about(difference: Text): Text {
  return sentence('“{displayName}”: {difference}', { displayName: 'Qlik Sense sales-qlik', difference });
}

/** Returns a comparison that found what opens a publication, and what only differs. */
export function aDifference(overrides: Partial<ComparisonView> = {}): ComparisonView {
  return aComparisonView({
    count: 2,
    risk: 'opens',
    differences: [
      { risk: 'opens', text: about(sentence('passthrough instead of Microsoft Entra ID')) },
      { risk: 'differs', text: about(sentence('this bot’s mark is missing')) },
    ],
    ...overrides,
  });
}

/** Returns a way that is fine as far as it can be seen. */
export function aWay(states: Partial<Record<WayPart, WayState>> = {}): WayView {
  const all: Record<WayPart, WayState> = {
    people: 'fine',
    entra: 'fine',
    proxy: 'fine',
    connectors: 'fine',
    hub: 'unseen',
    auth: 'unseen',
    ...states,
  };
  const note = sentence('{active} of {total} active', { active: '2', total: '2' });
  return {
    parts: wayParts.map((part) => ({ part, state: all[part], note: part === 'connectors' ? note : '' })),
    oldestAt: '2026-11-23T15:05:00.000Z',
  };
}
