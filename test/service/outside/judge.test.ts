import { answered, cases, ours, reached, signInFor } from '../../harness/edge/judged.ts';

cases('where people are to sign in with Microsoft Entra ID, an answer that', [
  ['asks them to', answered(302, { ...ours, location: signInFor('our-app') }), 'verified'],
  ['asks them to, and names no application', answered(302, { location: signInFor('our-app') }), 'verified'],
  [
    'asks for another application',
    answered(302, { location: signInFor('other') }),
    'wrong another-application',
  ],
  [
    'is of another application',
    answered(302, { 'x-ms-proxy-app-id': 'x', location: signInFor('our-app') }),
    'wrong another-application',
  ],
  [
    'goes through other connectors',
    answered(302, { ...ours, 'x-ms-proxy-group-id': 'x', location: signInFor('our-app') }),
    'wrong another-connector-group',
  ],
  [
    'leads back elsewhere',
    answered(302, { ...ours, location: signInFor('our-app', 'evil.example') }),
    'wrong returns-elsewhere',
  ],
  ['shows a page', answered(200), 'alarm open'],
  ['comes from behind a connector', answered(404, reached), 'alarm open'],
  ['is a sign-in of Qlik Sense', answered(302, { ...reached, location: signInFor('qliks') }), 'alarm open'],
  ['is a challenge of Windows', answered(401, { 'www-authenticate': 'NTLM' }), 'alarm open'],
  ['is a refusal', answered(403), 'alarm open'],
  ['leads to another host', answered(302, { ...ours, location: 'https://evil.example/' }), 'alarm open'],
  [
    'leads into the network',
    answered(302, { ...ours, location: 'http://qlik.corp.contoso.com/' }),
    'alarm open',
  ],
  [
    'leads to http',
    answered(302, { ...ours, location: signInFor('our-app').replace('https', 'http') }),
    'alarm open',
  ],
  ['says that there is no connector', answered(504), 'alarm gateway-timeout'],
  ['says that Qlik Sense does not answer', answered(502), 'alarm bad-gateway'],
  ['is a failure of the service', answered(503), 'wrong server-error'],
  ['is nobody’s', answered(404, {}), 'wrong not-proxy'],
  ['is anybody’s page', answered(200, {}), 'alarm open'],
  ['asks a program for a token', answered(401, { ...ours, 'www-authenticate': 'Bearer x' }), 'unchecked'],
]);

cases(
  'at a new address, an answer that',
  [
    ['is nobody’s', answered(404, {}), 'settling not-proxy'],
    ['is a default page', answered(200, {}), 'settling not-proxy'],
    ['is a failure of the service', answered(503), 'settling server-error'],
    ['is not asked for sign-in', answered(200), 'alarm open'],
    [
      'is of the application before',
      answered(302, { location: signInFor('old') }),
      'settling another-application',
    ],
  ],
  { isNew: true },
);

cases(
  'where passthrough was approved a moment ago, an answer that',
  [
    ['shows a page', answered(200, reached), 'settling still-open'],
    ['says that there is no connector', answered(504), 'settling gateway-timeout'],
    ['asks to sign in', answered(302, { ...ours, location: signInFor('our-app') }), 'verified'],
  ],
  { isNew: true, isClosing: true },
);

cases(
  'with passthrough, an answer that',
  [
    ['shows a page', answered(200, reached), 'verified'],
    ['is a challenge of Windows', answered(401, { ...reached, 'www-authenticate': 'NTLM' }), 'verified'],
    ['is Qlik Sense’s own sign-in', answered(302, { ...reached, location: signInFor('qliks') }), 'verified'],
    [
      'asks to sign in for us',
      answered(302, { ...ours, location: signInFor('our-app') }),
      'wrong asks-to-sign-in',
    ],
    ['says that there is no connector', answered(504), 'wrong gateway-timeout'],
    ['says that Qlik Sense does not answer', answered(502), 'wrong bad-gateway'],
    [
      'leads into the network',
      answered(302, { ...reached, location: 'https://qlik.corp.contoso.com:4244/' }),
      'wrong redirect-inward',
    ],
    ['does not say whose it is', answered(200, {}), 'unchecked not-named'],
    ['is nobody’s', answered(404, {}), 'wrong not-proxy'],
  ],
  { preAuthentication: 'passthru' },
);
