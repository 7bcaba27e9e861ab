import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { useSession } from './book';
import { useHeadingFocus } from './heading-focus';
import { otherAddresses } from './other-addresses';
import { loadShell, PAGE_LOADS } from './page-loads';
import { StandAlone } from './stand-alone';

const Shell = lazy(loadShell);
const Home = lazy(PAGE_LOADS['/']);
const Login = lazy(PAGE_LOADS['/login']);
const Signup = lazy(PAGE_LOADS['/signup']);
const FirstRun = lazy(PAGE_LOADS['/welcome']);
const Transactions = lazy(PAGE_LOADS['/transactions']);
const Inbox = lazy(PAGE_LOADS['/inbox']);
const Categories = lazy(PAGE_LOADS['/categories']);
const Reports = lazy(PAGE_LOADS['/reports/:report']);
const Accounts = lazy(PAGE_LOADS['/accounts']);
const ImportExport = lazy(PAGE_LOADS['/import']);
const Import = lazy(PAGE_LOADS['/import/:id']);
const Lines = lazy(PAGE_LOADS['/import/lines']);
const Ledger = lazy(PAGE_LOADS['/ledger']);
const Messages = lazy(PAGE_LOADS['/messages']);
const Settings = lazy(PAGE_LOADS['/settings']);
const Security = lazy(PAGE_LOADS['/security']);
const Status = lazy(PAGE_LOADS['/status']);
const Design = lazy(PAGE_LOADS['/design']);
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
          <Route path="/reports/:report" element={<Reports />} />
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
