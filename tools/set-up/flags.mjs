/**
 * What Node is started with. A small new space beside the limit of the old one: V8's own grows to 128 MiB, and where both
 * together pass the limit, every young collection becomes a full one (measured: two a second, most of a processor).
 */
const memory = (oldSpace, semiSpace) => [
  `--max-old-space-size=${oldSpace}`,
  `--max-semi-space-size=${semiSpace}`,
];

/** All services in one process; `npm start` has the same in package.json. */
export const PROGRAM_FLAGS = memory(256, 16);

/** One service. Without source maps, as in the image: they take 27 MiB, and the bundles are not minified. */
export const SERVICE_FLAGS = memory(192, 8);
