import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { adoptableFor, listAdoptable } from '../../service/views/adoptable.ts';
import { listPublications, listRequests } from '../../service/views/lists.ts';
import { summaryNow } from '../../service/report/summary.ts';
import { readReport } from '../../service/report/read-report.ts';
import { publicationFor } from '../../service/views/may-see.ts';
import { refreshedPublication } from '../../service/views/refreshed-publication.ts';
import { historyOf } from '../commands/history.ts';
import { adoptableCard } from '../cards/lists/adoptable.ts';
import { publicationsCard } from '../cards/lists/publications.ts';
import { reportCard } from '../cards/lists/report.ts';
import { requestsCard } from '../cards/lists/requests.ts';
import type { Action } from './action.ts';
import {
  checked,
  historyData,
  pageData,
  publicationData,
  publicationsPageData,
  requestsPageData,
} from './data.ts';
import { publicationCard } from '../cards/lists/publication.ts';

/** Turns the page of `list`. */
export const publicationsPage: Action = {
  verb: 'publications.page',
  run: async ({ deps, language }, data) => {
    const page = await listPublications(deps, checked(publicationsPageData, data));
    return { card: publicationsCard(language, page, page.page === 1 ? await summaryNow(deps) : null) };
  },
};

/** Turns the page of `report`. */
export const reportPage: Action = {
  verb: 'report.page',
  run: async ({ deps, actor, conversation, language }, data) => {
    const page = await readReport(deps, actor, conversation, checked(publicationsPageData, data));
    return { card: reportCard(language, page) };
  },
};

/** Turns the page of `requests`. */
export const requestsPage: Action = {
  verb: 'requests.page',
  run: async ({ deps, language }, data) => {
    const page = await listRequests(deps, checked(requestsPageData, data));
    return { card: requestsCard(language, page) };
  },
};

/** Turns the page of `adopt`. */
export const adoptablePage: Action = {
  verb: 'adoptable.page',
  run: async ({ deps, conversation, language }, data) => {
    const found = await listAdoptable(deps, checked(pageData, data).page);
    const page = await adoptableFor(deps, conversation, found);
    return { card: adoptableCard(language, page) };
  },
};

/** Turns the page of `history`. */
export const historyPage: Action = {
  verb: 'history.page',
  run: async (turn, data) => {
    const { name, ...at } = checked(historyData, data);
    return { card: await historyOf(turn, name, at) };
  },
};

/** Shows the current state of a publication, and has it compared with what was approved and visited from outside. */
export const publicationRefresh: Action = {
  verb: 'publication.refresh',
  run: async ({ deps, conversation, language, place }, data) => {
    const publication = await refreshedPublication(deps, checked(publicationData, data).name, place);
    if (!publication)
      throw new UserError(sentence('This publication no longer exists.'), sentence('Type list to see all.'));
    const shown = await publicationFor(deps, conversation, publication);
    return { card: publicationCard(language, shown) };
  },
};
