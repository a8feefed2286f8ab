/** English words that occur in no German text. */
const words =
  /\b(the|and|of|is|are|with|to|for|from|by|not|this|has|will|can|it|be|who|all|any|more|asks?|asked|nobody|none|done|changes?|users?|groups?)\b/iu;

/** What the tests' people type, and names in the tenant. These are never translated. */
const letters = [
  /The board needs its dashboards while travelling\./gu,
  /(?:Because\. ?)+/gu,
  /Use the data centre\./gu,
  /Sales needs it on the road/gu,
  /user number \d+/gu,
  /(?:user|group)\d+@/gu,
  /\w+\.Read\w*\.All/gu,
];

/** Whether a text contains English words that people did not type. */
export function isEnglish(text: string): boolean {
  return words.test(letters.reduce((left, one) => left.replace(one, ''), text.replaceAll('\\', '')));
}
