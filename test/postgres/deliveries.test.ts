// The same on PostgreSQL, where deliveries really arrive at the same time.
import '../store/deliveries.test.ts';
