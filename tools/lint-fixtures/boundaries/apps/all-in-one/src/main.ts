// accepted
import '@hisaab/billing';
import '@hisaab/auth';
import '@hisaab/platform';
