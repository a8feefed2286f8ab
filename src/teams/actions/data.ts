import { sentence } from '../../language/sentence.ts';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { isCode, visible } from '../../service/kinds/fields/invisible.ts';
import { requestForm } from '../../service/model/request/form.ts';
import { seenValues } from '../../service/model/publication/seen.ts';
import { requestKinds } from '../../service/model/request/request.ts';
import { kindsAbout } from '../kinds/table.ts';
import { mostKept } from '../cards/choices.ts';
import { commands } from '../commands/index.ts';
import { planLists } from '../cards/request/plan-page.ts';

/** A value that only our own cards fill in, so an invisible character in it is refused here. */
const code = z.string().refine(isCode);
const name = code.min(1).max(100);

/** What to open for a publication: the form for a kind of request, its status or its history. */
export const aboutData = z.object({ kind: z.enum([...kindsAbout, 'status', 'history']), name });

/** Applications picked for adoption, and their addresses to show on the form. */
export const adoptData = z.object({
  name: code.max(100).default(''),
  hubApplicationId: code.max(100).default(''),
  authApplicationId: code.max(100).default(''),
  hubAddresses: code.max(2000).default(''),
  authAddresses: code.max(2000).default(''),
  /** Two picked by hand: the id, a blank and the addresses. */
  hubPick: code.max(2100).default(''),
  authPick: code.max(2100).default(''),
});

/** The inputs of any request form. Missing inputs are empty. */
export const requestFormData = requestForm.extend({ kind: z.enum(requestKinds).default('publish') });

/** Data of a button on a request's card. */
export const requestData = z.object({ requestId: z.uuid() });

/** Data of the Approve and Reject buttons. */
export const decisionData = z.object({
  requestId: z.uuid(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** As typed; its length and invisible characters are judged apart, so that it can be corrected. */
  comment: z.string().default(''),
});

/** What a tester saw; `''` = nothing was chosen. What is typed is judged apart, so that it can be corrected. */
export const reportData = z.object({
  requestId: z.uuid(),
  seen: z.enum(['', ...seenValues]).default(''),
  detail: z.string().default(''),
});

/** Data of a button that opens the publish form, empty (`''`) or filled in from an earlier request. */
export const openFormData = z.object({ requestId: z.uuid().or(z.literal('')).default('') });

const page = z.coerce.number().int().min(1).max(100_000).default(1);
const nameKey = name.or(z.literal('')).default('');
const idKey = z.uuid().or(z.literal('')).default('');

/** Data of a button that turns a list's page. */
export const pageData = z.object({ page });

/** Data of a button that turns the page of a list of publications; cards of earlier versions know no names. */
export const publicationsPageData = z.object({ page, after: nameKey, before: nameKey });

/** Data of a button that turns the page of a list of requests; cards of earlier versions know no ids. */
export const requestsPageData = z.object({ page, after: idKey, before: idKey });

/** Data of a button that shows one page of a long list in a request's plan. */
export const planPageData = z.object({
  requestId: z.uuid(),
  list: z.enum(planLists),
  page,
});

/** Data of a button that turns the page of a publication's history. */
export const historyData = z.object({ name, page, after: idKey, before: idKey });

/** Data of a button on a publication's card. */
export const publicationData = z.object({ name });

/** Data of a button that signs an approver in and shows one of these cards again. */
export const lookData = z.object({ card: z.enum(['connectors', 'settings']) });

/** A command and what is typed behind it, cleaned as what is typed is. */
export const commandData = z.object({
  command: z.string().refine((typed) => commands.some((one) => one.name === typed)),
  text: z
    .string()
    .max(mostKept)
    .default('')
    .transform((text) => visible(text).replace(/\s+/gu, ' ').trim()),
});

/** Validates what a client sent. Throws a UserError that names no fields: people cannot correct what a card sends. */
export function checked<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data ?? {});
  if (result.success) return result.data;
  throw new UserError(
    sentence('This card sent something the bot does not understand.'),
    sentence('Type help to start again.'),
    [],
  );
}
