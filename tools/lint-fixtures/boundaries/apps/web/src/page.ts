// accepted
import '@hisaab/contracts';
import '@hisaab/kernel';
