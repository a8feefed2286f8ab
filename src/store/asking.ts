/**
 * How far a plan has come to those who may decide: `shown`, `soon` = a card of it is about to be sent, `home` = it is only
 * shown where it was asked for, and the bot cannot tell who of its readers may decide, `refused` = Teams
 * takes no such card, `nobody` = there is no place for it; `''` = an older version did not say.
 * Meaningful only while the request is planned.
 */
export type Asking = '' | 'shown' | 'soon' | 'home' | 'refused' | 'nobody';
