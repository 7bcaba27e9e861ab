// refused by: resolvable
import './nowhere';
