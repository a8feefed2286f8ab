import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Returns a page's broken links: to a file that does not exist, or to a heading that its page lacks. */
function brokenLinks(url: URL, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link ?? '')
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [path = '', heading] = link.split('#');
      const target = path ? new URL(path, url) : url;
      if (!existsSync(target)) return true;
      return heading !== undefined && !headings(readFileSync(target, 'utf8')).includes(heading);
    });
}

function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const pages = ['README.md', ...globSync('deploy/*.md')];

describe('links', () => {
  for (const page of pages)
    it(`of ${page} lead somewhere`, () => {
      assert.deepEqual(brokenLinks(pathToFileURL(page), readFileSync(page, 'utf8')), []);
    });

  it('that lead nowhere are found', () => {
    const text = '[a](none.md) [b](README.md#no-such-heading) [c](https://example.com) [d](README.md)';

    assert.deepEqual(brokenLinks(pathToFileURL('README.md'), text), ['none.md', 'README.md#no-such-heading']);
  });
});
