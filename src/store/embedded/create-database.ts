// Usage: node create-database.ts <folder>. Creates an embedded database in an empty folder.
import { PGlite } from '@electric-sql/pglite';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say in which folder');
const pglite = await PGlite.create(folder);
await pglite.close();
