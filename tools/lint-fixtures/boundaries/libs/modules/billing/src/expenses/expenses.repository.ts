// accepted
import './expense';
import '@hisaab/database';
import '@hisaab/contracts';
import '@hisaab/platform';
