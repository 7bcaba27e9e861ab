// accepted
import '@hisaab/kernel';
import './line';
