/**
 * Schemas for kubeconform of the kinds that other projects define (ServiceMonitor, Certificate, ExternalSecret), out of
 * what these projects publish themselves: the CustomResourceDefinitions in their Go modules. They go into the cache
 * folder, never into the repository.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

import { cache } from '../helm/program.mjs';
import { fail, run, say } from '../set-up/terminal.mjs';

const PUBLISHED = [
  {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    folder: 'example/prometheus-operator-crd',
    files: [
      'monitoring.coreos.com_servicemonitors.yaml',
      'monitoring.coreos.com_podmonitors.yaml',
      'monitoring.coreos.com_prometheusrules.yaml',
    ],
  },
  {
    module: 'github.com/cert-manager/cert-manager@v1.19.1',
    folder: 'deploy/crds',
    files: [
      'cert-manager.io_certificates.yaml',
      'cert-manager.io_issuers.yaml',
      'cert-manager.io_clusterissuers.yaml',
    ],
  },
  {
    module: 'github.com/external-secrets/external-secrets@v0.20.4',
    folder: 'config/crds/bases',
    files: [
      'external-secrets.io_externalsecrets.yaml',
      'external-secrets.io_secretstores.yaml',
      'external-secrets.io_clustersecretstores.yaml',
    ],
  },
];

/** @returns the folder that they are in; they are fetched where that is not there */
export async function schemasOfOthers() {
  const versions = PUBLISHED.map(({ module }) => module.replace(/^.*\/(.*)@v/, '$1-')).join('_');
  // Another list of kinds is another folder.
  const list = createHash('sha256').update(JSON.stringify(PUBLISHED)).digest('hex').slice(0, 8);
  const folder = path.join(cache, `schemas-of-others_${versions}_${list}`);
  if (existsSync(folder)) return folder;
  const made = `${folder}.${process.pid}`;
  mkdirSync(made, { recursive: true });
  try {
    for (const one of PUBLISHED) await extract(one, made);
    renameSync(made, folder);
  } catch (error) {
    // Another run may have been faster.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return folder;
}

async function extract({ module, folder, files }, target) {
  const place = await download(module);
  for (const file of files) {
    for (const document of parseAllDocuments(readFileSync(path.join(place, folder, file), 'utf8'))) {
      const definition = document.toJS();
      if (definition?.kind !== 'CustomResourceDefinition') continue;
      const { group, names, versions } = definition.spec;
      for (const { name, schema } of versions) {
        // As kubeconform asks for them: kind, first word of the group, version.
        const to = `${names.kind.toLowerCase()}-${group.split('.')[0]}-${name}.json`;
        writeFileSync(path.join(target, to), JSON.stringify(strict(schema.openAPIV3Schema)));
      }
    }
  }
}

/** From a folder without a go.mod: it is looked at, and no program of ours depends on it. */
async function download(module) {
  try {
    const said = await run('go', ['mod', 'download', '-json', module], { cwd: cache, env: { GOFLAGS: '' } });
    return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)).Dir;
  } catch (error) {
    if (error.code === 'ENOENT')
      throw new Error('Go is not there: it fetches the schemas of other projects.');
    throw new Error(`${module} could not be fetched: ${error.output ?? error.message}`);
  }
}

/** As the API server takes it with strict validation: a field that is not there is refused, a missing one may be null. */
function strict(schema) {
  if (Array.isArray(schema)) return schema.map(strict);
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'description' && key !== 'default' && key !== 'format')
      .map(([key, value]) => [key, key === 'properties' ? strictEach(value) : strict(value)]),
  );
  if (schema['x-kubernetes-int-or-string']) {
    delete copy.type;
    copy.oneOf = [{ type: 'string' }, { type: 'integer' }];
    delete copy.anyOf;
  }
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (schema.type === 'object' && schema.properties && !isOpen && schema.additionalProperties === undefined)
    copy.additionalProperties = false;
  return copy;
}

/** Here the keys are fields, whatever they are called. */
function strictEach(properties) {
  return Object.fromEntries(Object.entries(properties).map(([field, one]) => [field, strict(one)]));
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(cache, { recursive: true });
  await schemasOfOthers().then(say, fail);
}
