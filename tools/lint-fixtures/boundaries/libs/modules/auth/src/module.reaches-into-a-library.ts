// refused by: by-public-face
import '../../../messaging/src/messaging-inside';
