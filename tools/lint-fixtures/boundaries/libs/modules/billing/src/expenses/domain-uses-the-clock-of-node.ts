// refused by: domain-is-pure
import 'node:timers/promises';
