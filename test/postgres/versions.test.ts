// The same with a PostgreSQL.
import '../store/versions.test.ts';
