import { UserError } from '../../errors.ts';
import { findPublication, listPublications, listRequests } from '../../service/lists.ts';
import { render } from '../cards.ts';
import { publicationsView, publicationView } from '../views/publications.ts';
import { requestsView } from '../views/requests.ts';
import type { Action } from './action.ts';
import { checked, pageData, publicationData } from './data.ts';

/** Turns the page of `list`. */
export const publicationsPage: Action = {
  verb: 'publications.page',
  run: async ({ deps }, data) => {
    const page = await listPublications(deps, checked(pageData, data).page);
    return { card: render('publications', publicationsView(page)) };
  },
};

/** Turns the page of `requests`. */
export const requestsPage: Action = {
  verb: 'requests.page',
  run: async ({ deps }, data) => {
    const page = await listRequests(deps, checked(pageData, data).page);
    return { card: render('requests', requestsView(page)) };
  },
};

/** Shows a publication as it is now. */
export const publicationRefresh: Action = {
  verb: 'publication.refresh',
  run: async ({ deps }, data) => {
    const publication = await findPublication(deps, checked(publicationData, data).name);
    if (!publication) throw new UserError('This publication no longer exists.', 'Type list to see all.');
    return { card: render('publication', publicationView(publication)) };
  },
};
