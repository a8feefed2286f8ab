// The same with a PostgreSQL, whose errors come from another driver.
import '../store/safe-log.test.ts';
