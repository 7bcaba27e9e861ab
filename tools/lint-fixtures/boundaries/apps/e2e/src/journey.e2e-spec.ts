// accepted
import '@hisaab/contracts';
import '@hisaab/testing';
