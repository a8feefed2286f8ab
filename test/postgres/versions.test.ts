// The same on PostgreSQL.
import '../store/versions.test.ts';
