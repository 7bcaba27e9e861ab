// Largest contentful paint, layout shift, interaction to next paint and bytes of script of pages on a slow phone.
const PHONE = { width: 360, height: 740 };
const FAST_3G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOWER = 4;
/** Each with what one touches first there. `isBack`: this device was here before, and its worker has the files. */
const PAGES = [
  { path: '/login', touch: 'input[type=email]', isOut: true },
  { path: '/add' },
  { path: '/', touch: 'main a' },
  { path: '/transactions', touch: 'main input[type=search]' },
  { path: '/accounts' },
  { path: '/reports/monthly' },
  ...['/', '/transactions', '/inbox', '/reports/monthly'].map((path) => ({ path, isBack: true })),
];

export async function pageLoads(stage, person, { reps }) {
  const rows = [];
  for (const page of PAGES) {
    const runs = [];
    for (let rep = 0; rep < reps; rep += 1) runs.push(await visit(stage, person, page));
    const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
    rows.push({
      path: page.path,
      isBack: page.isBack === true,
      lcp: median('lcp'),
      cls: median('cls'),
      inp: median('inp'),
      script: median('script'),
    });
    stage.say(`${page.path}: ${JSON.stringify(rows.at(-1))}`);
  }
  return rows;
}

/** One visit, by somebody who is logged in unless the page is for those who are not. */
async function visit({ browser, address, password }, person, { path, touch, isOut, isBack }) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    serviceWorkers: isBack ? 'allow' : 'block',
  });
  try {
    if (!isOut) await logIn(context, person, password, isBack);
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    if (!isBack) await line.send('Network.clearBrowserCache');
    await line.send('Network.emulateNetworkConditions', FAST_3G);
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const scripts = new Map();
    line.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.set(requestId, 0);
    });
    line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
    });
    await page.addInitScript(watch);
    await page.goto(path);
    await quiet(page);
    const before = await page.evaluate('({ ...window.seen })');
    const script = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
    let inp = null;
    if (touch) {
      await page.locator(touch).first().tap();
      await page.keyboard.type('ab', { delay: 150 });
      await page.waitForTimeout(1500);
      inp = await page.evaluate('window.seen.inp');
    }
    const cls = await page.evaluate('window.seen.cls');
    return { lcp: before.lcp, cls, inp, script };
  } finally {
    await context.close();
  }
}

/** As a person does it, and not slowed; with the worker's files where the device is to keep them. */
export async function logIn(context, { email }, password, isKept = false) {
  const page = await context.newPage();
  await page.goto('/login');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('nav').first().waitFor({ state: 'attached' });
  if (isKept) await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.close();
}

/** Two seconds in which nothing larger was painted. */
async function quiet(page) {
  for (let last = -1, same = 0; same < 4;) {
    await page.waitForTimeout(500);
    const now = await page.evaluate('window.seen.lcp');
    same = now === last && now > 0 ? same + 1 : 0;
    last = now;
  }
}

/** Runs in the page. */
function watch() {
  const seen = { lcp: 0, cls: 0, inp: 0 };
  window.seen = seen;
  const observe = (type, each, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      ...options,
    });
  observe('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.cls += entry.value;
  });
  observe('event', (entry) => (seen.inp = Math.max(seen.inp, entry.duration)), { durationThreshold: 16 });
}
