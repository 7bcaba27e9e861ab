// refused by: domain-is-pure
import './expenses.repository';
