/** A file of its own, so that what only says something does not bring along what shows it. */
export { Notifications as default } from '@mantine/notifications';
