/**
 * Returns the body that Teams expects from an invoke that is no click on a card of ours: a dialog or a search shows
 * `said`, or finds nothing; whatever only reports something gets an empty body. Null = the body of a click.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
 */
export function otherInvokeBody(name: string, said: string): object | null {
  if (name === '' || name === 'adaptiveCard/action') return null;
  if (name === 'application/search') {
    const type = 'application/vnd.microsoft.search.searchResponse';
    return { statusCode: 200, type, value: { results: [] } };
  }
  if (/^(task\/|message\/fetchTask|composeExtension\/(fetchTask|submitAction))/.test(name))
    return { task: { type: 'message', value: said } };
  if (name.startsWith('composeExtension/')) return { composeExtension: { type: 'message', text: said } };
  if (name.startsWith('tab/')) return { tab: { type: 'continue', value: { cards: [] } } };
  return {};
}
