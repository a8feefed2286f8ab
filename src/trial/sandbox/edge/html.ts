import type { RawResponse } from '../http/raw-response.ts';

/** Markup that is safe to send. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Html | readonly Html[];

/** Inserts values into markup; escapes strings and leaves markup unchanged. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(literals.reduce((text, literal, position) => text + render(parts[position - 1]) + literal));
}

/** Builds the response for a page that runs no scripts and loads nothing. */
export function page(
  status: number,
  title: string,
  content: Html,
  headers: RawResponse['headers'] = {},
): RawResponse {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      ...headers,
    },
    body: document(title, content).text,
  };
}

function document(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>${content}</main>
        <footer>
          Sandbox tenant Contoso, on this machine only. Nothing here comes from Microsoft or Qlik.
        </footer>
      </body>
    </html> `;
}

const style = new Html(`
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; grid-template-rows: 1fr auto; background: light-dark(#f3f2f1, #1b1a19); color: light-dark(#201f1e, #f3f2f1); }
  main { align-self: start; box-sizing: border-box; width: min(44rem, 100%); margin: 4rem auto 2rem; padding: 2.5rem; background: light-dark(#fff, #292827); box-shadow: 0 2px 8px rgb(0 0 0 / 20%); border-radius: 8px; }
  h1 { margin-top: 0; font-weight: 600; font-size: 1.6rem; }
  a { color: light-dark(#0f6cbd, #62abf5); }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.2rem; }
  dt { color: light-dark(#605e5c, #c8c6c4); } dd { margin: 0; overflow-wrap: anywhere; }
  form { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
  button { font: inherit; min-width: 0; overflow-wrap: anywhere; text-align: left; padding: .6rem .9rem; border: 1px solid light-dark(#c8c6c4, #605e5c); border-radius: 6px; background: transparent; color: inherit; cursor: pointer; }
  button:hover, button:focus-visible { border-color: #0f6cbd; outline: 2px solid #0f6cbd; }
  button small { display: block; color: light-dark(#605e5c, #c8c6c4); }
  .note { padding: .7rem 1rem; border-left: 4px solid #ca5010; background: light-dark(#fff4ce, #433519); }
  footer { padding: 1rem; text-align: center; font-size: .85rem; color: light-dark(#605e5c, #c8c6c4); }`);

function render(part: Part | undefined): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escape(part);
  return part.map(render).join('');
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
