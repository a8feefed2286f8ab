import { sentence } from '../../src/language/sentence.ts';
import type {
  HistoryEventKind,
  HistoryEventView,
  HistoryGroupView,
  HistoryWriteView,
} from '../../src/service/views/history/history-view.ts';
import type { AdoptableView } from '../../src/service/model/adoptable-view.ts';
import { inState } from './request-states.ts';

/** Returns two applications published by hand. */
export function anAdoptableView(overrides: Partial<AdoptableView> = {}): AdoptableView {
  const domain = 'contoso.msappproxy.net';
  return {
    hub: {
      applicationId: '3d1f7c52-0a4e-4f3a-9a57-1f0f6d8f2b11',
      displayName: 'Qlik (old)',
      externalUrl: `https://oldqlik-${domain}`,
      internalUrl: 'https://old.contoso.local',
    },
    auth: {
      applicationId: '9b2e6a08-77c1-4d0e-8d65-2c3b4a5f6e22',
      displayName: 'Qlik (old) authentication',
      externalUrl: `https://oldqlik-auth-${domain}`,
      internalUrl: 'https://old.contoso.local:4244',
    },
    suggestedName: 'qlik-old',
    unfit: '',
    ...overrides,
  };
}

/** Returns a successful write. */
export function aHistoryWrite(overrides: Partial<HistoryWriteView> = {}): HistoryWriteView {
  return {
    at: '2026-11-23T15:02:00.000Z',
    sentence: sentence('Assign {who} to “{displayName}”', {
      who: 'Anna Berg',
      displayName: 'Qlik Sense sales-qlik',
    }),
    outcome: 'done',
    code: '',
    graphRequestId: 'd3b0c7e2-6a1f-4f6e-9b9e-2f7b1a6c0a11',
    ...overrides,
  };
}

/** Returns one event of a request. */
export function aHistoryEvent(
  kind: HistoryEventKind,
  overrides: Partial<HistoryEventView> = {},
): HistoryEventView {
  const at = '2026-11-23T15:02:00.000Z';
  return { at, kind, by: '', comment: '', reason: '', what: '', ...overrides };
}

/** Returns a request that was approved and done. */
export function aHistoryGroup(overrides: Partial<HistoryGroupView> = {}): HistoryGroupView {
  return {
    request: inState('done'),
    events: [
      aHistoryEvent('asked', { by: 'Robin Owner' }),
      aHistoryEvent('approved', { by: 'Maria Admin', comment: 'Fine' }),
      aHistoryEvent('done'),
    ],
    hiddenEvents: 0,
    hiddenRefusals: 0,
    writes: { items: [aHistoryWrite()], total: 1 },
    undo: null,
    ...overrides,
  };
}

/** Returns a request that failed half-way, was retried, and was undone by someone other than its approver. */
export function anUndoneGroup(): HistoryGroupView {
  const refused = aHistoryWrite({ outcome: 'refused', code: 'Authorization_RequestDenied' });
  const refusal = { by: 'Tom Tester', what: 'request.undo', reason: sentence('You may not decide this.') };
  return aHistoryGroup({
    request: { ...inState('withdrawn'), isUndo: true },
    events: [
      aHistoryEvent('asked', { by: 'Robin Owner' }),
      aHistoryEvent('approved', { by: 'Maria Admin' }),
      aHistoryEvent('failed', { reason: sentence('Microsoft Graph refused a change') }),
      aHistoryEvent('refused', refusal),
      aHistoryEvent('retried', { by: 'Maria Admin' }),
      aHistoryEvent('undone', { by: 'Robin Owner' }),
      aHistoryEvent('undo-ended'),
    ],
    hiddenRefusals: 3,
    writes: { items: [aHistoryWrite(), refused], total: 2 },
    undo: { by: ['Robin Owner'], writes: { items: [aHistoryWrite({ outcome: 'unknown' })], total: 1 } },
  });
}
