// The list of all transactions of somebody who has a hundred thousand of them.
import { logIn } from './page-loads.mjs';

const DESK = { width: 1440, height: 900 };
const ROW = '[data-index]';
const SCROLLS = 240;
const WORDS = ['Metro 1', 'Cant', 'Pharm', 'Bookshop'];

export async function longList(stage, person, newcomer) {
  const empty = await heapOf(stage, newcomer);
  const context = await open(stage, person);
  try {
    const page = await listOf(context);
    await page.evaluate(watchFrames);
    let mostRows = 0;
    let scrolled = 0;
    await page.mouse.move(700, 500);
    for (let at = 0; at < SCROLLS; at += 1) {
      await page.mouse.wheel(0, 600);
      const [drawn, last] = await page.evaluate(
        `[document.querySelectorAll('${ROW}').length, Math.max(0, ...[...document.querySelectorAll('${ROW}')].map((row) => +row.dataset.index))]`,
      );
      mostRows = Math.max(mostRows, drawn);
      scrolled = Math.max(scrolled, last);
    }
    const frames = (await page.evaluate('window.frames_')).sort((a, b) => a - b);
    const heapMore = (await heap(page)) - empty;
    const searches = [];
    for (const word of WORDS) searches.push(...(await search(page, word)));
    searches.sort((a, b) => a - b);
    return {
      mostRows,
      scrolled,
      frames: frames.length,
      frame95: frames[Math.floor(frames.length * 0.95)] ?? 0,
      heapMore,
      searches,
      searchMedian: searches[Math.floor(searches.length / 2)] ?? 0,
      searchMost: searches.at(-1) ?? 0,
    };
  } finally {
    await context.close();
  }
}

async function open({ browser, address, password }, { email }) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: DESK,
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    serviceWorkers: 'block',
  });
  await logIn(context, { email }, password);
  return context;
}

async function listOf(context) {
  const page = await context.newPage();
  await page.goto('/transactions');
  await page.locator('main input[type=search]').waitFor();
  await page.waitForTimeout(2000);
  return page;
}

async function heapOf(stage, person) {
  const context = await open(stage, person);
  try {
    return await heap(await listOf(context));
  } finally {
    await context.close();
  }
}

/** In MB, of what is still reachable. */
async function heap(page) {
  const line = await page.context().newCDPSession(page);
  for (let turn = 0; turn < 3; turn += 1) await line.send('HeapProfiler.collectGarbage');
  const { usedSize } = await line.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Letter by letter; each until the first row that is drawn has what was typed. */
async function search(page, word) {
  const box = page.locator('main input[type=search]');
  await box.fill('');
  await page.waitForTimeout(1200);
  await box.focus();
  const times = [];
  for (let end = 1; end <= word.length; end += 1) {
    await page.keyboard.press(word[end - 1] === ' ' ? 'Space' : word[end - 1]);
    const typed = word.slice(0, end).trim();
    times.push(await page.evaluate(untilFound, typed));
    await page.waitForTimeout(400);
  }
  return times;
}

/** Runs in the page: ms from the last key to the frame in which the rows are those that the word finds. */
function untilFound(typed) {
  const wanted = typed.toLowerCase();
  const begun = window.keyAt;
  return new Promise((resolve, reject) => {
    const look = () => {
      const rows = [...document.querySelectorAll('[data-index]')];
      const isFound = rows.length > 0 && rows.every((row) => row.textContent.toLowerCase().includes(wanted));
      const now = performance.now();
      if (isFound && window.answered >= begun) resolve(now - begun);
      else if (now - begun > 10_000) reject(new Error(`nothing found for ${typed}`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Runs in the page: how long each frame is, while it scrolls; when the last key came, when the last answer did. */
function watchFrames() {
  window.frames_ = [];
  window.keyAt = 0;
  window.answered = 0;
  document.addEventListener('keydown', () => (window.keyAt = performance.now()), true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name.includes('/v1/transactions?')) window.answered = entry.responseEnd;
  }).observe({ type: 'resource' });
  let last = performance.now();
  const frame = (now) => {
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
