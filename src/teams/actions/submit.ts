import { UserError } from '../../errors.ts';
import { joined } from '../../language/sentence.ts';
import { lastFormOptions } from '../../service/tenant/form-options.ts';
import { visibleForm } from '../../service/kinds/fields/invisible.ts';
import { UnknownFormError } from '../../service/requests/form-card.ts';
import { submit } from '../../service/requests/submit.ts';
import { formCard } from '../cards/forms/form-card.ts';
import { requestStatusCard } from '../cards/request/request-status.ts';
import type { Action } from './action.ts';
import { checked, requestFormData } from './data.ts';

/** Submits a form. The card becomes the request's status, or stays a form with every mistake marked. */
export const submitForm: Action = {
  verb: 'request.submit',
  run: async ({ deps, actor, place, picked, reply, language }, data) => {
    const { kind, ...form } = checked(requestFormData, data);
    try {
      const request = await submit(deps, actor, place, kind, form);
      return { card: requestStatusCard(language, request) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const isUnknown = error instanceof UnknownFormError;
      if (error.fields.length === 0 && !isUnknown) throw error;
      const shown = visibleForm(form);
      const people = await picked(shown.users);
      const card = formCard(language, kind, await lastFormOptions(deps), shown, error.fields, people);
      if (!isUnknown) return { card };
      await reply(card);
      return { message: joined([error.said, error.advice], ' ') };
    }
  },
};
