import type { Action } from './action.ts';
import { checkAgain } from './check-again.ts';
import { diagnosePublication } from './diagnose.ts';
import { approve, reject } from './decide.ts';
import {
  adoptablePage,
  historyPage,
  publicationRefresh,
  publicationsPage,
  requestsPage,
  reportPage,
} from './pages.ts';
import { openAbout, openAdopt, openForm } from './open-form.ts';
import { planPage } from './plan-page.ts';
import { refresh } from './refresh.ts';
import { retryRequest, undoRequest, withdrawRequest } from './withdraw.ts';
import { openTest } from './open-test.ts';
import { reportTest } from './report.ts';
import { runCommand } from './run-command.ts';
import { showRequestAction } from './show-request.ts';
import { signInAgain } from './sign-in.ts';
import { signInAndLook } from './sign-in-and-look.ts';
import { submitForm } from './submit.ts';

/** Every verb that a button of our cards can send. */
export const actions: readonly Action[] = [
  submitForm,
  approve,
  reject,
  withdrawRequest,
  retryRequest,
  undoRequest,
  openAbout,
  openAdopt,
  adoptablePage,
  historyPage,
  planPage,
  refresh,
  checkAgain,
  openForm,
  showRequestAction,
  signInAgain,
  signInAndLook,
  publicationsPage,
  requestsPage,
  reportPage,
  publicationRefresh,
  diagnosePublication,
  runCommand,
  openTest,
  reportTest,
];
