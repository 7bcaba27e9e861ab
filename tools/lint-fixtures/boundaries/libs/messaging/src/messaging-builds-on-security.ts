// refused by: layer-messaging
import '@hisaab/security';
