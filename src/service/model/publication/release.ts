/**
 * Which Qlik Sense it is, as its owner says: since November 2024 it checks the origin of WebSockets.
 * https://community.qlik.com/t5/Official-Support-Articles/Qlik-Sense-Enterprise-on-Windows-Extended-WebSocket-CSRF/ta-p/2509211
 */
export type Release = 'newer' | 'older';
