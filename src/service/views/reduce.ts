import { isOpenText } from '../model/publication/open-text.ts';
import { emptyForm } from '../model/request/form.ts';
import type { PublicationView, RequestView } from '../model/view.ts';

/**
 * Reduces a request for those who may know of it but not see it in full. Keeps its subject, its state, who asked and
 * who decided, and public addresses. Removes the reason, people, internal addresses, the plan, and any sentence that
 * could name them.
 */
export function reduceRequest(request: RequestView): RequestView {
  const { people, plan, problem } = request;
  return {
    ...request,
    isReduced: true,
    reason: '',
    form: { ...emptyForm, name: request.form.name },
    users: [],
    people: people && { ...people, userNames: [], groupNames: [], unaffectedNames: [] },
    plan: plan && {
      digest: '',
      connectorGroup: '',
      principals: [],
      changes: [],
      accepts: [],
      records: [],
      summary: '',
      warnings: [],
      effect: plan.effect,
      deletes: plan.deletes,
      applications: plan.applications.map((one) => ({
        ...one,
        internalUrl: '',
        singleSignOn: '',
      })),
    },
    decisions: request.decisions.map((decision) => ({ ...decision, comment: '' })),
    problem: problem && { ...problem, advice: '', graphSaid: '', fields: [] },
    done: [],
  };
}

/**
 * Reduces a publication for those who may know of it but not see it in full: keeps its state, who asked and approved,
 * what is public, and of the differences those that name nobody and nothing.
 */
export function reducePublication(publication: PublicationView): PublicationView {
  const { qlik: _internal, ...known } = publication;
  return {
    ...known,
    isReduced: true,
    applications: publication.applications.map((one) => ({ ...one, internalUrl: '', singleSignOn: '' })),
    connectorGroup: '',
    testers: [],
    comparison: publication.comparison && {
      ...publication.comparison,
      differences: publication.comparison.differences.filter(({ text }) => isOpenText(text)),
      unseen: [],
    },
  };
}
