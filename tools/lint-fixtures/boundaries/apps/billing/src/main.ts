// accepted
import '@hisaab/billing';
import '@hisaab/platform';
