/**
 * Who may import whom (docs/architecture.md). Each rule is proved by a fixture in tools/lint-fixtures that it
 * must refuse.
 */

/** The libraries in the order in which they may build on each other: each may import those before it. */
const layers = [
  ['kernel'],
  ['contracts'],
  ['observability'],
  ['database', 'resilience', 'wording'],
  ['caching'],
  ['messaging'],
  ['security'],
  ['platform'],
];

const isTest = '\\.(spec|int-spec|e2e-spec)\\.tsx?$|/test(ing)?/';
const anyLibrary = `^libs/[^/]+/`;

const layered = layers.flatMap((layer, index) =>
  layer.map((library) => {
    const allowed = [...layers.slice(0, index).flat(), library].join('|');
    return {
      name: `layer-${library}`,
      comment: `${library} may import ${allowed} and no other library of ours`,
      severity: 'error',
      from: { path: `^libs/${library}/`, pathNot: isTest },
      to: { path: `${anyLibrary}|^apps/`, pathNot: `^libs/(?:${allowed})/` },
    };
  }),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layered,
    {
      name: 'no-module-to-module',
      comment: 'A module never imports another: what it needs comes by event or over a port',
      severity: 'error',
      from: { path: `^libs/modules/([^/]+)/` },
      to: { path: `^libs/modules/`, pathNot: `^libs/modules/$1/` },
    },
    {
      name: 'no-module-to-app',
      severity: 'error',
      from: { path: `^libs/` },
      to: { path: `^apps/` },
    },
    {
      name: 'domain-is-pure',
      comment: 'A file of the domain (no second dot in its name) imports the domain and the kernel alone',
      severity: 'error',
      from: { path: `^libs/modules/.+/[^/.]+\\.ts$`, pathNot: `/index\\.ts$|/generated/|${isTest}` },
      to: { pathNot: `^libs/modules/.+/[^/.]+\\.ts$|^libs/kernel/src/` },
    },
    {
      name: 'kernel-is-pure',
      comment: 'The browser imports the kernel: it builds on nothing, not even Node',
      severity: 'error',
      from: { path: `^libs/kernel/`, pathNot: isTest },
      to: { pathNot: `^libs/kernel/` },
    },
    {
      name: 'contracts-are-portable',
      comment: 'The browser imports the contracts: kernel and zod alone',
      severity: 'error',
      from: { path: `^libs/contracts/`, pathNot: isTest },
      to: { pathNot: `^libs/(?:contracts|kernel)/|node_modules/zod(?:-openapi)?/` },
    },
    {
      name: 'web-imports-contracts-and-kernel',
      severity: 'error',
      from: { path: `^apps/web/` },
      to: { path: `${anyLibrary}|^apps/(?!web/)`, pathNot: `^libs/(?:contracts|kernel)/` },
    },
    {
      name: 'e2e-imports-contracts-and-testing',
      comment: 'Journeys know the program by its public face',
      severity: 'error',
      from: { path: `^apps/e2e/` },
      to: { path: `${anyLibrary}|^apps/(?!e2e/)`, pathNot: `^libs/(?:contracts|testing|kernel)/` },
    },
    {
      name: 'app-imports-its-module',
      comment: 'Modules meet in all-in-one alone',
      severity: 'error',
      from: { path: `^apps/(auth|user|billing|ledger|reporting|notification|templating|site)/` },
      to: {
        path: `${anyLibrary}|^apps/(?!$1/)`,
        pathNot: `^libs/(?:modules/$1|platform|contracts)/`,
      },
    },
    {
      name: 'no-app-to-app',
      severity: 'error',
      from: { path: `^apps/([^/]+)/` },
      to: { path: `^apps/`, pathNot: `^apps/$1/` },
    },
    {
      name: 'testing-from-tests-only',
      severity: 'error',
      from: { path: `^(?:libs|apps)/`, pathNot: `${isTest}|^libs/testing/|^apps/e2e/` },
      to: { path: `^libs/testing/` },
    },
    {
      name: 'product-imports-no-test',
      severity: 'error',
      from: { pathNot: `${isTest}|^(?:tools|bench)/|^libs/testing/|^apps/e2e/` },
      to: { path: '\\.(spec|int-spec|e2e-spec)\\.tsx?$' },
    },
    {
      name: 'by-public-face',
      comment: "Another library's files are reached by its index alone",
      severity: 'error',
      from: { path: `^libs/(modules/[^/]+|[^/]+)/`, pathNot: `^libs/testing/` },
      to: {
        path: `^libs/(?:modules/[^/]+|[^/]+)/src/.+`,
        pathNot: `^libs/$1/|/src/index\\.ts$`,
      },
    },
    {
      name: 'apps-by-public-face',
      severity: 'error',
      from: { path: `^apps/` },
      to: { path: `^libs/`, pathNot: `/src/index\\.ts$` },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/generated/' },
    },
    {
      name: 'no-development-package-in-the-product',
      severity: 'error',
      from: {
        path: `^(?:libs|apps)/`,
        pathNot: `${isTest}|^libs/testing/|^apps/e2e/|\\.config\\.ts$`,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    builtInModules: { add: [] },
  },
};
