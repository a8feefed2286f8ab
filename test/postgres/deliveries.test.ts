// The same with a PostgreSQL, where several really come at once.
import '../store/deliveries.test.ts';
