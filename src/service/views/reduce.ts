import { emptyForm } from '../model/request/form.ts';
import type { PublicationView, RequestView } from '../model/view.ts';

/**
 * A request for those who may know of it but not see it: what it is about, how far it is, who asked and who decided, and
 * the addresses that are public. No reason, people, internal addresses or plan, nor a sentence that could name them.
 */
export function reduceRequest(request: RequestView): RequestView {
  const { plan, problem } = request;
  return {
    ...request,
    isReduced: true,
    reason: '',
    form: { ...emptyForm, name: request.form.name },
    users: [],
    plan: plan && {
      digest: '',
      connectorGroup: '',
      principals: [],
      changes: [],
      accepts: [],
      summary: '',
      warnings: [],
      deletes: plan.deletes,
      applications: plan.applications.map((one) => ({
        ...one,
        internalUrl: '',
        singleSignOn: '',
      })),
    },
    decisions: request.decisions.map((decision) => ({ ...decision, comment: '' })),
    problem: problem && { ...problem, advice: '', fields: [] },
    done: [],
  };
}

/** A publication for those who may know of it but not see it: its state, who asked and approved, what is public. */
export function reducePublication(publication: PublicationView): PublicationView {
  return {
    ...publication,
    isReduced: true,
    applications: publication.applications.map((one) => ({ ...one, internalUrl: '', singleSignOn: '' })),
    connectorGroup: '',
    testers: [],
  };
}
