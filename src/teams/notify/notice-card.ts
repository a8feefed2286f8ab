import type { NoticeKind } from '../../service/requests/announce.ts';
import type { FormOptions, RequestView } from '../../service/view.ts';
import { render, type AdaptiveCard } from '../cards.ts';
import { formCard } from '../form-card.ts';
import { approvalView } from '../views/request/approval.ts';
import { changedView } from '../views/request/changed.ts';
import { progressView } from '../views/request/progress.ts';
import { publishedView } from '../views/request/published.ts';
import { rejectedView } from '../views/request/rejected.ts';
import { everybody, type Audience } from './audience.ts';
import { requestStatusView } from '../views/request/request-status.ts';

/**
 * The card of a notice as its request is now, for those who read it there. A request that needs a correction is the form
 * again, as it was typed.
 */
export function noticeCard(
  kind: NoticeKind,
  shown: RequestView,
  options: FormOptions,
  audience: Audience = everybody,
): AdaptiveCard {
  const request = audience.isHome ? shown : withoutMention(shown);
  switch (kind) {
    case 'status':
    case 'failed':
      return statusCard(request, options);
    case 'approval':
      return render('approval', approvalView(request, audience.warnings));
    case 'progress':
      return render('progress', progressView(request));
    case 'published':
      return render('published', publishedView(request));
    case 'changed':
      return render('changed', changedView(request));
    case 'rejected':
      return render('rejected', rejectedView(request));
  }
}

/** Without an object id a person is only named: who asked is not notified in two places. */
function withoutMention(request: RequestView): RequestView {
  return { ...request, requester: { ...request.requester, aadObjectId: '' } };
}

/** Whether the request went back to its requester as a form. */
export function isForm(request: RequestView): boolean {
  return request.state === 'failed' && (request.problem?.fields ?? []).length > 0;
}

function statusCard(request: RequestView, options: FormOptions): AdaptiveCard {
  const fields = request.problem?.fields ?? [];
  if (isForm(request)) return formCard(request.kind, options, request.form, fields);
  return render('request-status', requestStatusView(request));
}
