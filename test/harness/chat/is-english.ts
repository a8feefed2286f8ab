/** Words of English that no German text has. */
const words =
  /\b(the|and|of|is|are|with|to|for|from|by|not|this|has|will|can|it|be|who|all|any|more|asks?|asked|nobody|none|done|changes?|users?|groups?)\b/iu;

/** What people of the tests typed, and names in the tenant: these stay as they are. */
const letters = [
  /The board needs its dashboards while travelling\./gu,
  /(?:Because\. ?)+/gu,
  /Use the data centre\./gu,
  /Sales needs it on the road/gu,
  /user number \d+/gu,
  /(?:user|group)\d+@/gu,
  /\w+\.Read\w*\.All/gu,
];

/** Whether a text has English words that are not from people. */
export function isEnglish(text: string): boolean {
  return words.test(letters.reduce((left, one) => left.replace(one, ''), text.replaceAll('\\', '')));
}
