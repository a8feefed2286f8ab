import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { certificateWords } from '../../../src/service/preflight/certificate.ts';
import { certificateOf, seed, type Certificate } from '../../../src/trial/sandbox/tenant/seed.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('the certificate of an address in a domain of the organisation', () => {
  const examples: [what: string, certificate: Certificate | null, says: RegExp][] = [
    ['a wildcard', certificateOf('*.contoso.com', 200), /^$/],
    ['the very name', certificateOf('qlik.contoso.com', 200), /^$/],
    ['other letters', certificateOf('QLIK.Contoso.com', 200), /^$/],
    ['none', null, /^qlik\.contoso\.com has no certificate: upload one on its Application proxy page/],
    [
      'one that has ended',
      certificateOf('*.contoso.com', -1),
      /^The certificate for qlik\.contoso\.com expired on .*: upload a new one\.$/,
    ],
    ['one that ends soon', certificateOf('*.contoso.com', 29), /expires on .*: upload a new one before\.$/],
    [
      'another name',
      certificateOf('wiki.contoso.com', 200),
      /is made out to wiki\.contoso\.com: check that it names/,
    ],
    [
      'a wildcard of another level',
      certificateOf('*.apps.contoso.com', 200),
      /is made out to \*\.apps\.contoso\.com/,
    ],
    ['the wildcard of the level above', certificateOf('*.com', 200), /is made out to \*\.com/],
  ];
  for (const [what, certificate, says] of examples)
    it(`is looked at: ${what}`, () =>
      assert.match(english(certificateWords(certificate, 'qlik.contoso.com')), says));

  describe('as Application Proxy shows it', () => {
    let engine: Engine;
    before(async () => {
      const certificates = { 'contoso.com': certificateOf('*.contoso.com', 10) };
      engine = await startEngine({ seed: { ...seed, certificates } });
    });
    after(() => engine.close());

    const publish = (name: string, externalDomain: string) =>
      engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com`, externalDomain });

    it('is told after publishing, and before, once another application shows it', async () => {
      const first = await publish('first', 'contoso.com');
      const second = await engine.ask('publish', {
        name: 'second',
        qlikUrl: 'https://second.corp.contoso.com',
        externalDomain: 'contoso.com',
      });

      const checks = first.result?.checks.map(english).join('\n') ?? '';
      assert.match(checks, /^The certificate for first\.contoso\.com expires on /m);
      assert.match(checks, /^The certificate for first-auth\.contoso\.com expires on /m);
      const warnings = second.plan?.warnings.map(english).join('\n') ?? '';
      assert.match(warnings, /^The certificate for second\.contoso\.com expires on /m);
    });

    it('is missed after publishing where there is none', async () => {
      const done = await publish('bare', 'analytics.contoso.com');

      const checks = done.result?.checks.map(english).join('\n') ?? '';
      assert.match(checks, /^bare\.analytics\.contoso\.com has no certificate: upload one/m);
    });

    it('is Microsoft’s under msappproxy.net', async () => {
      const done = await publish('plain', '');

      assert.doesNotMatch(done.result?.checks.map(english).join('\n') ?? '', /certificate/);
    });
  });
});
