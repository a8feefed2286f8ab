import { sentence } from '../../src/language/sentence.ts';
import type { PublicationView } from '../../src/service/model/view.ts';
import { aPlanView } from './request-view.ts';

/** Returns a publication that works. */
export function aPublicationView(overrides: Partial<PublicationView> = {}): PublicationView {
  const plan = aPlanView();
  return {
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
    requestId: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20',
    conversationId: 'a:robin',
    isReduced: false,
    ...overrides,
  };
}
