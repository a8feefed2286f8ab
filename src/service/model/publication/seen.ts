/** What somebody saw who opened a publication, as cards send it. */
export type Seen = 'works' | 'microsoft-error' | 'sign-in-error' | 'qlik-login' | 'connection-lost' | 'other';
