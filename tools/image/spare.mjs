/** What lies in packages and no process of Hisaab opens: left out of the image. */

/** For people, compilers and debuggers; a licence stays whatever it is called. */
const NOT_RUN = /\.(d\.[cm]?ts|ts|tsx|map|md|markdown|flow|tsbuildinfo)$/i;
const NOT_RUN_FOLDER = /^(tests?|__tests__|examples?|docs|benchmarks?|\.yarn|\.github)\//i;
const LICENCE = /licen[cs]e|notice|copying/i;

/** Parts of single packages, each with what makes it needless here. */
const PARTS = [
  // Builds for browsers, beside what Node takes.
  /^(echarts|exceljs|zrender)\/(dist|build|i18n|theme|ssr|asset|extension)\//,
  /^pdfmake\/(build|src|fonts|standard-fonts)\//,
  /^(rxjs|zod)\/src\//,
  /^rxjs\/dist\/(bundles|esm|esm5)\//,
  /^(echarts|zrender|brotli|fontkit)\/src\//,
  // Query compilers of other databases, and the one made for speed: the clients are made with `compilerBuild = "small"`.
  /^@prisma\/client\/runtime\/query_compiler_fast_bg\./,
  /^@prisma\/client\/runtime\/query_compiler_small_bg\.(?!postgresql\.)/,
  /^@prisma\/client\/runtime\/wasm-compiler-edge\./,
  // Weights of the letters that no file is written in.
  /^@expo-google-fonts\/noto-sans\/(?!400Regular\/|600SemiBold\/)[0-9]/,
  /^@expo-google-fonts\/noto-sans\/.*\.png$/,
  // The page of the API's document has one bundle, one sheet of styles and one picture.
  /^swagger-ui-dist\/(?!package\.json|swagger-ui\.css|swagger-ui-bundle\.js$|favicon-32x32\.png)/,
  // Types alone.
  /^@types\//,
  /\/node_modules\/@types\//,
];

/** @param {string} file its path under node_modules, with `/` */
export function isSpare(file) {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (LICENCE.test(name) && !/\.[cm]?js$/.test(name)) return false;
  return NOT_RUN.test(name) || PARTS.some((part) => part.test(file)) || NOT_RUN_FOLDER.test(insideOf(file));
}

/** The path inside of its package: a package itself may be called `test`. */
function insideOf(file) {
  const from = file.lastIndexOf('node_modules/');
  return (from < 0 ? file : file.slice(from + 'node_modules/'.length)).replace(/^(@[^/]+\/)?[^/]+\//, '');
}
