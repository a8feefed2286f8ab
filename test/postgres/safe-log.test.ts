// The same on PostgreSQL, whose errors come from a different driver.
import '../store/safe-log.test.ts';
