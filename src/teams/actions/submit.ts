import { UserError } from '../../errors.ts';
import { lastFormOptions } from '../../service/form/form-options.ts';
import { submit } from '../../service/requests/submit.ts';
import { render } from '../cards.ts';
import { formCard } from '../form-card.ts';
import { requestStatusView } from '../views/request/request-status.ts';
import type { Action } from './action.ts';
import { checked, requestFormData } from './data.ts';

/** Sends a form: the card becomes the request's status, or stays the form with every mistake marked. */
export const submitForm: Action = {
  verb: 'request.submit',
  run: async ({ deps, actor, place, picked, language }, data) => {
    const { kind, ...form } = checked(requestFormData, data);
    try {
      const request = await submit(deps, actor, place, kind, form);
      return { card: render(language, 'request-status', requestStatusView(request)) };
    } catch (error) {
      if (!(error instanceof UserError) || error.fields.length === 0) throw error;
      return {
        card: formCard(language, kind, lastFormOptions(deps), form, error.fields, await picked(form.users)),
      };
    }
  },
};
