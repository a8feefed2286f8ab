const spelled: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * Returns a word as it is compared: lower-case, without dashes or anything around it, umlauts as people type them where
 * a keyboard has none; `''` for a word of signs only.
 */
export function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüß]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^\p{L}\p{N} ]/gu, '');
}
