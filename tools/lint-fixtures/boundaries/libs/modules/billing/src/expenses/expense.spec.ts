// accepted
import '@hisaab/testing';
import './expense';
