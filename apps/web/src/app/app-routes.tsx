import { createElement, lazy, Suspense, useEffect } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { useSession } from './book';
import { useHeadingFocus } from './heading-focus';
import { otherAddresses } from './other-addresses';
import { type Address, atHandOf, loadShell, PAGE_LOADS } from './page-loads';
import { StandAlone } from './stand-alone';

/** What is at hand already is drawn with the frame, and not a moment after it. */
function page(address: Address) {
  const Fetched = lazy(PAGE_LOADS[address]);
  return function Page() {
    return createElement(atHandOf(PAGE_LOADS[address]) ?? Fetched);
  };
}

const FetchedShell = lazy(loadShell);

function Shell() {
  return createElement(atHandOf(loadShell) ?? FetchedShell);
}

const Home = page('/');
const Login = page('/login');
const Signup = page('/signup');
const FirstRun = page('/welcome');
const Transactions = page('/transactions');
const Inbox = page('/inbox');
const Categories = page('/categories');
const Overview = page('/reports/monthly');
const Picture = page('/reports/:report');
const Accounts = page('/accounts');
const ImportExport = page('/import');
const Import = page('/import/:id');
const Lines = page('/import/lines');
const Ledger = page('/ledger');
const Messages = page('/messages');
const Settings = page('/settings');
const Security = page('/security');
const Status = page('/status');
const Design = page('/design');
const NotFound = lazy(() => import('./not-found-page'));

/** The light page is no part of the app: it is loaded as a page of its own. */
function ToLightPage() {
  useEffect(() => location.replace(location.href), []);
  return null;
}

/** Pages of a signed-in person; others are sent to the login and come back after it. */
function SignedIn() {
  const { pathname, search } = useLocation();
  if (useSession()) return <Outlet />;
  const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={`/login${next}`} replace />;
}

export function AppRoutes() {
  useHeadingFocus();
  return (
    <Routes>
      <Route path="/add" element={<ToLightPage />} />
      <Route element={<StandAlone />}>
        <Route path="/login" element={<Login />} />
        <Route path="/signup" element={<Signup />} />
      </Route>
      <Route element={<SignedIn />}>
        <Route element={<StandAlone width={720} />}>
          <Route path="/welcome" element={<FirstRun />} />
        </Route>
      </Route>
      <Route element={<SignedIn />}>
        <Route
          element={
            <Suspense>
              <Shell />
            </Suspense>
          }
        >
          <Route path="/" element={<Home />} />
          <Route path="/transactions" element={<Transactions />} />
          <Route path="/inbox" element={<Inbox />} />
          <Route path="/categories" element={<Categories />} />
          <Route path="/reports/weekly" element={<Overview />} />
          <Route path="/reports/monthly" element={<Overview />} />
          <Route path="/reports/yearly" element={<Overview />} />
          <Route path="/reports/:report" element={<Picture />} />
          <Route path="/accounts" element={<Accounts />} />
          <Route path="/import" element={<ImportExport />} />
          <Route path="/import/lines" element={<Lines />} />
          <Route path="/import/:id" element={<Import />} />
          <Route path="/ledger" element={<Ledger />} />
          <Route path="/messages" element={<Messages />} />
          <Route path="/settings" element={<Settings />} />
          <Route path="/security" element={<Security />} />
          <Route path="/status" element={<Status />} />
          <Route path="/design" element={<Design />} />
          {otherAddresses}
          <Route path="*" element={<NotFound />} />
        </Route>
      </Route>
    </Routes>
  );
}
