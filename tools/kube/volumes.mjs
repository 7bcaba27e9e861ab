/** Volumes by hand, as there is no provisioner: folders of the node, each its store's own. */
import { chownSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** The accounts that the images run as. */
const OWNERS = { postgresql: 999, rabbitmq: 999, kafka: 1000 };
export const BACKUPS = { name: 'backups', owner: 10_001 };

/** @param {import('./cluster.mjs').Cluster} cluster */
export async function makeVolumes(cluster, namespace, release) {
  const { items: known } = await cluster.get(['persistentvolumes']);
  const names = new Set(known.map(({ metadata }) => metadata.name));
  const stores = Object.entries(OWNERS).map(([store, owner]) => ({
    name: `${namespace}-${store}`,
    claim: { namespace, name: `data-${release}-${store}-0` },
    owner,
  }));
  const backups = {
    name: `${namespace}-${BACKUPS.name}`,
    claim: { namespace, name: `${release}-${BACKUPS.name}` },
    owner: BACKUPS.owner,
  };
  const wanted = [...stores, backups];
  const missing = wanted.filter(({ name }) => !names.has(name));
  for (const { name, owner } of missing) {
    const folder = folderOf(cluster, name);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    mkdirSync(folder, { recursive: true, mode: 0o750 });
    chownSync(folder, owner, owner);
  }
  if (missing.length > 0) await cluster.apply(missing.map((volume) => manifestOf(cluster, volume)));
}

/** With the data in them; the backups stay. */
export async function dropVolumes(cluster, namespace) {
  const names = Object.keys(OWNERS).map((store) => `${namespace}-${store}`);
  await cluster.kubectl(['delete', 'persistentvolume', '--ignore-not-found', ...names]);
  for (const name of names) rmSync(folderOf(cluster, name), { recursive: true, force: true });
}

/** Of the node, which pods see as `/backups`. */
export function folderOfBackups(cluster, namespace) {
  return folderOf(cluster, `${namespace}-${BACKUPS.name}`);
}

function folderOf(cluster, name) {
  return path.join(cluster.folder, 'volumes', name);
}

function manifestOf(cluster, { name, claim }) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage: '20Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'by-hand',
      claimRef: claim,
      hostPath: { path: folderOf(cluster, name), type: 'Directory' },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['lab'] }] },
          ],
        },
      },
    },
  };
}
