// refused by: app-imports-its-module
import '@hisaab/auth';
