/** The folder above `src`: its files are found from here, wherever the code that reads them has been bundled. */
export const root = new URL('../', import.meta.url);
