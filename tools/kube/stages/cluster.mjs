import { loadImages } from '../images.mjs';
import { makeVolumes } from '../volumes.mjs';

/** The cluster, the images that it runs and the places where its stores write. */
export async function cluster(world) {
  await world.cluster.up();
  const images = await loadImages(world.cluster, world.tags);
  await makeVolumes(world.cluster, world.namespace, world.release);
  const version = JSON.parse(await world.cluster.kubectl(['version', '--output=json'])).serverVersion
    .gitVersion;
  return `Kubernetes ${version}; images: ${images}`;
}
