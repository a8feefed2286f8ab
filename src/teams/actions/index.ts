import type { Action } from './action.ts';
import { approve, reject } from './decide.ts';
import { publicationRefresh, publicationsPage, requestsPage } from './pages.ts';
import { openForm } from './open-form.ts';
import { refresh } from './refresh.ts';
import { retryRequest, withdrawRequest } from './withdraw.ts';
import { showRequestAction } from './show-request.ts';
import { submitForm } from './submit.ts';

/** Every verb that a button of our cards can send. */
export const actions: readonly Action[] = [
  submitForm,
  approve,
  reject,
  withdrawRequest,
  retryRequest,
  refresh,
  openForm,
  showRequestAction,
  publicationsPage,
  requestsPage,
  publicationRefresh,
];
