// refused by: contracts-are-portable
import 'pg';
