// refused by: domain-is-pure
import '@nestjs/common';
