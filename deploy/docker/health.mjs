/** The image's health check: whether the process is ready. No shell and no curl are in the image. */
import { get } from 'node:http';

const request = get(
  { host: '127.0.0.1', port: process.env.PORT || 8080, path: '/health/ready', timeout: 4_000 },
  (answer) => process.exit(answer.statusCode === 200 ? 0 : 1),
);
request.on('timeout', () => process.exit(1)).on('error', () => process.exit(1));
