// refused by: testing-from-tests-only
import '@hisaab/testing';
